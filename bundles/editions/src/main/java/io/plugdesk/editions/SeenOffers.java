package io.plugdesk.editions;

import io.plugdesk.desk.store.Sql;
import io.plugdesk.desk.store.UnitsOfWork;
import io.plugdesk.desk.store.UnitsOfWork.Reason;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.osgi.framework.Version;

/** Which plugins plans have seen, in a table of the house. */
final class SeenOffers {
  private static final String SEEN = "select plugin, version, provides from offer";
  private static final String SEE =
      """
      insert into offer (plugin, version, provides) values (?, ?, ?)
      on conflict (plugin) do update
      set version = excluded.version, provides = excluded.provides, seen_at = now()
      """;
  private static final Obstacle GONE =
      new Obstacle("it is not installed any more", "bring it back: plugin:install FILE");

  private final UnitsOfWork units;

  SeenOffers(UnitsOfWork units) {
    this.units = units;
  }

  /**
   * Remembers what there is, and tells what there was: a plugin that is gone can still be named.
   *
   * @param present what there is
   * @return what has been seen and is not there any more
   */
  List<Offer> remember(List<Offer> present) {
    return units.house(
        Reason.DECLARATION,
        "remember offers",
        unit -> {
          var gone = new TreeMap<String, Offer>();
          Sql.query(unit.connection(), SeenOffers::seen, SEEN)
              .forEach(offer -> gone.put(offer.plugin(), offer));
          for (var offer : present) {
            if (!same(offer, gone.remove(offer.plugin()))) {
              see(unit.connection(), offer);
            }
          }
          return List.copyOf(gone.values());
        });
  }

  private static Offer seen(ResultSet row) throws SQLException {
    var provides =
        Stream.of((String[]) row.getArray(3).getArray())
            .map(feature -> new Provided(feature, Version.parseVersion("1"), true))
            .toList();
    return new Offer(
        row.getString(1), Version.parseVersion(row.getString(2)), provides, List.of(), GONE);
  }

  private static boolean same(Offer present, Offer seen) {
    return seen != null
        && present.version().equals(seen.version())
        && names(present).equals(names(seen));
  }

  private static void see(Connection connection, Offer offer) {
    Sql.update(
        connection,
        SEE,
        offer.plugin(),
        offer.version().toString(),
        Sql.texts(connection, names(offer)));
  }

  private static List<String> names(Offer offer) {
    return offer.provides().stream().map(Provided::feature).sorted().toList();
  }
}
