package io.plugdesk.editions;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.felix.resolver.Logger;
import org.apache.felix.resolver.ResolverImpl;
import org.osgi.framework.Version;
import org.osgi.service.resolver.Resolver;

/** Plugins and what a tenant has of them, written as a test reads them. */
final class House {
  static final Resolver RESOLVER = new ResolverImpl(new Logger(Logger.LOG_ERROR));

  private final List<Offer> offers = new ArrayList<>();
  private final Set<String> on = new TreeSet<>();
  private final Map<String, List<String>> open = new HashMap<>();
  private List<String> edition;

  /** The plugins that come with a house, all of them off. */
  static House furnished() {
    return new House()
        .plugin("channel.web", "chat chat.web", "answers search")
        .plugin("model.quotes", "answers answers.quotes", "")
        .plugin("model.remote", "~answers answers.remote", "")
        .plugin("model.vectors", "embeddings", "")
        .plugin("retrieval.server", "search search.server", "embeddings")
        .plugin("retrieval.disk", "~search search.disk", "embeddings")
        .plugin("tool.orders", "orders", "")
        .open("tool.orders", "base.url");
  }

  /**
   * Adds a plugin.
   *
   * @param name its id
   * @param provides features; with a ~ where it is to be asked for by name, with a version behind @
   * @param needs features, with a lowest version behind @
   */
  House plugin(String name, String provides, String needs) {
    var provided =
        words(provides).stream()
            .map(
                word -> {
                  var asked = word.startsWith("~");
                  var parts = (asked ? word.substring(1) : word).split("@");
                  var version = Version.parseVersion(parts.length > 1 ? parts[1] : "1.0.0");
                  return new Provided(parts[0], version, !asked);
                })
            .toList();
    var needed =
        words(needs).stream()
            .map(
                word -> {
                  var parts = word.split("@");
                  return parts.length == 1
                      ? Need.of(parts[0])
                      : new Need(
                          parts[0],
                          "(&(plugdesk.feature=%s)(version>=%s))".formatted(parts[0], parts[1]));
                })
            .toList();
    offers.add(new Offer(name, Version.parseVersion("1.0.0"), provided, needed, null));
    return this;
  }

  House stopped(String name, String reason) {
    offers.replaceAll(
        offer ->
            offer.plugin().equals(name) ? offer.troubled(reason, "plugin:info " + name) : offer);
    return this;
  }

  House open(String name, String... settings) {
    open.put(name, List.of(settings));
    return this;
  }

  House on(String... names) {
    on.addAll(List.of(names));
    return this;
  }

  House edition(String features) {
    edition = words(features);
    return this;
  }

  Situation situation() {
    return new Situation(
        "acme", edition, on, offers, plugin -> open.getOrDefault(plugin, List.of()));
  }

  static List<String> words(String text) {
    return text.isEmpty() ? List.of() : List.of(text.split(" "));
  }
}
