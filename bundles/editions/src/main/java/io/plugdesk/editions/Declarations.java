package io.plugdesk.editions;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.osgi.framework.Bundle;
import org.osgi.framework.Version;
import org.osgi.framework.wiring.BundleCapability;
import org.osgi.framework.wiring.BundleRequirement;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.resource.Namespace;

/** Reads what the plugins in a bundle declare about features; the bundle need not run. */
final class Declarations {
  private static final String PLUGIN = "plugin";

  private Declarations() {}

  /** The plugins in a bundle that declare something; one that runs or not is left open. */
  static List<Offer> of(Bundle bundle) {
    var revision = bundle.adapt(BundleRevision.class);
    if (revision == null) {
      return List.of();
    }
    var provided = new TreeMap<String, List<Provided>>();
    for (var capability : revision.getDeclaredCapabilities(Provided.NAMESPACE)) {
      of(provided, capability.getAttributes()).add(provided(capability));
    }
    var needed = new TreeMap<String, List<Need>>();
    for (var requirement : revision.getDeclaredRequirements(Provided.NAMESPACE)) {
      of(needed, requirement.getAttributes()).add(need(requirement));
    }
    needed.keySet().forEach(plugin -> provided.computeIfAbsent(plugin, any -> new ArrayList<>()));
    var offers = new ArrayList<Offer>();
    provided.forEach(
        (plugin, features) ->
            offers.add(
                new Offer(
                    plugin,
                    bundle.getVersion(),
                    features,
                    needed.getOrDefault(plugin, List.of()),
                    null)));
    return offers;
  }

  private static <T> List<T> of(Map<String, List<T>> byPlugin, Map<String, Object> attributes) {
    var plugin = String.valueOf(attributes.get(PLUGIN));
    return byPlugin.computeIfAbsent(plugin, any -> new ArrayList<>());
  }

  private static Provided provided(BundleCapability capability) {
    var attributes = capability.getAttributes();
    var version = attributes.get("version");
    return new Provided(
        String.valueOf(attributes.get(Provided.NAMESPACE)),
        version instanceof Version exact ? exact : Version.emptyVersion,
        !"false".equals(String.valueOf(attributes.get("unasked"))));
  }

  private static Need need(BundleRequirement requirement) {
    var filter = requirement.getDirectives().get(Namespace.REQUIREMENT_FILTER_DIRECTIVE);
    return new Need(String.valueOf(requirement.getAttributes().get("feature")), filter);
  }
}
