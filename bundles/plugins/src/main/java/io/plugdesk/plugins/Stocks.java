package io.plugdesk.plugins;

import java.util.Objects;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;

/** Finds out what there is of a plugin: declared, and shipped with the house. */
final class Stocks {
  private final Artifacts artifacts;
  private final BundleContext context;
  private final DeclaredBundles bundles;
  private final Catalogue catalogue;

  Stocks(Artifacts artifacts, BundleContext context, DeclaredBundles bundles, Catalogue catalogue) {
    this.artifacts = artifacts;
    this.context = context;
    this.bundles = bundles;
    this.catalogue = catalogue;
  }

  Stock of(String plugin) {
    var name = symbolicName(plugin);
    var declared =
        artifacts.declared().stream()
            .filter(each -> each.artifact().symbolicName().equals(name))
            .toList();
    var shipped = bundles.shipped(name).map(Bundle::getVersion).orElse(null);
    return new Stock(plugin, name, declared, shipped);
  }

  /** The name of the bundle that offers a plugin; a plugin that does not run goes by this name. */
  String symbolicName(String plugin) {
    return catalogue.releases().stream()
        .filter(installed -> installed.info().plugin().equals(plugin))
        .map(installed -> context.getBundle(installed.release().bundle()))
        .filter(Objects::nonNull)
        .map(Bundle::getSymbolicName)
        .findFirst()
        .orElse(plugin);
  }
}
