package io.plugdesk.editions;

import io.plugdesk.desk.plugins.Installation;
import io.plugdesk.desk.plugins.PluginInfo;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.osgi.framework.Bundle;

/**
 * What the plugins of the house declare: of each the version that takes the work, or the latest
 * that does not run, with the reason.
 */
final class HouseOffers {
  private static final Comparator<Offer> LATEST = Comparator.comparing(Offer::version);

  private final Supplier<Bundle[]> bundles;
  private final Supplier<List<PluginInfo>> serving;
  private final Supplier<List<Installation>> installations;

  /**
   * Prepares to read.
   *
   * @param bundles all bundles
   * @param serving the plugins that take work, with their version
   * @param installations every version, with the reason why it does not run
   */
  HouseOffers(
      Supplier<Bundle[]> bundles,
      Supplier<List<PluginInfo>> serving,
      Supplier<List<Installation>> installations) {
    this.bundles = bundles;
    this.serving = serving;
    this.installations = installations;
  }

  /** Reads the bundles as they are now. */
  List<Offer> list() {
    var declared = new TreeMap<String, List<Offer>>();
    for (var bundle : bundles.get()) {
      for (var offer : Declarations.of(bundle)) {
        declared.computeIfAbsent(offer.plugin(), any -> new ArrayList<>()).add(offer);
      }
    }
    var working =
        serving.get().stream()
            .collect(Collectors.toMap(PluginInfo::plugin, PluginInfo::version, (one, same) -> one));
    var offers = new ArrayList<Offer>();
    declared.forEach(
        (plugin, versions) -> {
          var version = working.get(plugin);
          if (version == null) {
            versions.stream()
                .max(LATEST)
                .ifPresent(
                    offer ->
                        offers.add(
                            offer.troubled(
                                trouble(plugin), "plugin:info %s says why".formatted(plugin))));
          } else {
            versions.stream()
                .filter(offer -> offer.version().toString().equals(version))
                .findFirst()
                .ifPresent(offers::add);
          }
        });
    return offers;
  }

  private String trouble(String plugin) {
    return installations.get().stream()
        .filter(installation -> installation.id().equals(plugin))
        .map(Installation::reason)
        .filter(reason -> !reason.isEmpty())
        .findFirst()
        .map("it does not run: "::concat)
        .orElse("it does not run");
  }
}
