package io.plugdesk.plugins;

import io.plugdesk.plugins.SeamTable.Offer;
import java.util.HashSet;
import java.util.Set;

/** Which seams plugins have offered, those that are gone too; used by any thread. */
final class OfferedSeams {
  private final SeamTable table;
  private final Catalogue catalogue;
  private Set<Offer> known;

  OfferedSeams(SeamTable table, Catalogue catalogue) {
    this.table = table;
    this.catalogue = catalogue;
  }

  /**
   * Keeps what the plugins offer that are there.
   *
   * @throws io.plugdesk.api.PlugdeskException TRANSIENT when the database cannot be reached
   */
  synchronized void note() {
    for (var plugin : catalogue.list()) {
      for (var seam : plugin.info().kinds()) {
        var offer = new Offer(plugin.info().plugin(), seam);
        if (!known().contains(offer)) {
          table.add(offer);
          known().add(offer);
        }
      }
    }
  }

  /**
   * Whether a plugin offers a seam, or did.
   *
   * @throws io.plugdesk.api.PlugdeskException TRANSIENT when the database cannot be reached
   */
  synchronized boolean contains(String plugin, Class<?> seam) {
    return known().contains(new Offer(plugin, seam.getSimpleName()));
  }

  private Set<Offer> known() {
    if (known == null) {
      known = new HashSet<>(table.all());
    }
    return known;
  }
}
