package io.plugdesk.bench.midwork;

import io.plugdesk.bench.wire.Console;
import io.plugdesk.bench.wire.Tenant;
import io.plugdesk.bench.wire.Wire;
import io.plugdesk.launcher.client.Tokens;
import io.plugdesk.launcher.house.House;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Interrupts work that takes minutes: the connector of a watched folder is replaced in the middle
 * of its syncs, and Karaf is killed in the middle of a migration of what they brought. Each file
 * must be there once at the end of both, and people who ask meanwhile must not notice the first,
 * nor more of the second than the restart.
 */
public final class MidworkBench {
  private final House house;
  private final Wire wire;
  private final Tokens tokens;
  private final int upgrades;
  private final int files;
  private final int kills;

  /**
   * A measurement of the running house.
   *
   * @param house where it lies
   * @param wire requests to it
   * @param tokens makes tokens for it
   * @param upgrades how often the connector is replaced
   * @param files how many files come for each of them
   * @param kills how often Karaf is killed while the other back end is filled
   */
  public MidworkBench(House house, Wire wire, Tokens tokens, int upgrades, int files, int kills) {
    this.house = house;
    this.wire = wire;
    this.tokens = tokens;
    this.upgrades = upgrades;
    this.files = files;
    this.kills = kills;
  }

  /** Measures; some minutes. */
  public Map<String, Object> run() throws IOException, InterruptedException {
    var tenant = Tenant.create(wire, tokens, "midwork");
    var lockers = new Lockers(house.home().resolve("folders").resolve(tenant.slug()), files);
    var syncs = new Syncs(house, tenant, lockers);
    var askers = new Askers(tenant);
    var moves = new Moves(house, tenant, askers);
    var figures = new LinkedHashMap<String, Object>();
    var console = new Console(house);
    console.run("config:property-set --pid io.plugdesk.plugins pin_limit PT0S");
    try {
      moves.install();
      askers.prepare();
      askers.begin();
      try {
        syncs.run(upgrades, figures);
        moves.run(kills, figures);
      } finally {
        askers.end(figures);
      }
      figures.put("lost", lost(tenant, lockers));
      return figures;
    } finally {
      syncs.undo();
      tenant.delete();
      moves.undo();
      console.run("config:property-delete --pid io.plugdesk.plugins pin_limit");
    }
  }

  /** How many files are not found exactly once. */
  private static int lost(Tenant tenant, Lockers lockers) throws IOException, InterruptedException {
    int lost = 0;
    for (int number = 0; number < lockers.count(); number++) {
      lost += lockers.found(tenant, number) == 1 ? 0 : 1;
    }
    return lost;
  }
}
