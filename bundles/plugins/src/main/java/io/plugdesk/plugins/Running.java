package io.plugdesk.plugins;

import java.util.List;

/** The releases that run and may be given work: shipped ones, and declared ones with a role. */
final class Running {
  private final Catalogue catalogue;
  private final Roles roles;

  Running(Catalogue catalogue, Roles roles) {
    this.catalogue = catalogue;
    this.roles = roles;
  }

  /** Those of a plugin. */
  List<Release> releases(String plugin) {
    return catalogue.releases().stream()
        .filter(installed -> installed.info().plugin().equals(plugin))
        .map(Installed::release)
        .filter(release -> !release.declared() || roles.of(release.bundle()).isPresent())
        .toList();
  }

  /** The plugins that a bundle offers. */
  List<String> plugins(long bundle) {
    return catalogue.releases().stream()
        .filter(installed -> installed.release().bundle() == bundle)
        .map(installed -> installed.info().plugin())
        .toList();
  }
}
