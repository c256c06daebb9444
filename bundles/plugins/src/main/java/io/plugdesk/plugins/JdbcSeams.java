package io.plugdesk.plugins;

import static io.plugdesk.plugins.HouseTables.execute;
import static io.plugdesk.plugins.HouseTables.list;

import io.plugdesk.desk.store.UnitsOfWork;
import java.util.Set;

/** The offered seams in PostgreSQL. */
final class JdbcSeams implements SeamTable {
  private final HouseTables tables;

  JdbcSeams(UnitsOfWork units) {
    this.tables = new HouseTables(units);
  }

  @Override
  public Set<Offer> all() {
    return tables.within(
        "read the seams of the plugins",
        unit ->
            Set.copyOf(
                list(
                    unit,
                    "select plugin, seam from offered_seam",
                    row -> new Offer(row.getString(1), row.getString(2)))));
  }

  @Override
  public void add(Offer offer) {
    tables.within(
        "keep the seam of a plugin",
        unit ->
            execute(
                unit,
                "insert into offered_seam (plugin, seam) values (?, ?) on conflict do nothing",
                offer.plugin(),
                offer.seam()));
  }
}
