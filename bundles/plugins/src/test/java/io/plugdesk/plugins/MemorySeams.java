package io.plugdesk.plugins;

import java.util.HashSet;
import java.util.Set;

/** Offered seams in memory; they outlive a room, as rows of a database do. */
final class MemorySeams implements SeamTable {
  private final Set<Offer> offers = new HashSet<>();

  @Override
  public synchronized Set<Offer> all() {
    return Set.copyOf(offers);
  }

  @Override
  public synchronized void add(Offer offer) {
    offers.add(offer);
  }
}
