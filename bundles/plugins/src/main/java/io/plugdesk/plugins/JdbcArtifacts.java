package io.plugdesk.plugins;

import static io.plugdesk.plugins.HouseTables.execute;
import static io.plugdesk.plugins.HouseTables.list;

import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import io.plugdesk.desk.store.AuditTrail;
import io.plugdesk.desk.store.Signals;
import io.plugdesk.desk.store.UnitOfWork;
import io.plugdesk.desk.store.UnitsOfWork;
import io.plugdesk.plugins.Declared.Source;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** The declared bundles in PostgreSQL; each change is in the audit trail of the house. */
final class JdbcArtifacts implements Artifacts {
  /** How many versions of a bundle are kept that are not declared. */
  static final int KEPT = 5;

  private static final String HOUSE = "plugins";

  private static final String DECLARATIONS =
      """
      select d.id, a.sha256, a.symbolic_name, a.version, d.inbox, d.file_name, d.role
      from declaration d join artifact a using (sha256)
      """;
  private static final String DECLARED = DECLARATIONS + "where withdrawn_at is null order by d.id";
  private static final String DEPARTURES = DECLARATIONS + "where d.file_leaves order by d.id";
  private static final String RECORDED =
      """
      select a.sha256, a.symbolic_name, a.version, min(d.id) filter (where d.served)
      from artifact a left join declaration d using (sha256)
      where a.symbolic_name = ?
      group by a.sha256, a.symbolic_name, a.version, a.recorded_at
      order by min(d.id) filter (where d.served) nulls last, a.recorded_at
      """;
  private static final String SERVICES =
      """
      select a.sha256, a.symbolic_name, a.version, d.serving_since, d.serving_until
      from declaration d join artifact a using (sha256)
      where a.symbolic_name = ? and d.serving_since is not null
      order by d.serving_since, d.id
      """;
  private static final String RECORD =
      "insert into artifact (sha256, symbolic_name, version, bytes) values (?, ?, ?, ?)"
          + " on conflict (sha256) do nothing";
  private static final String DECLARE =
      "insert into declaration (sha256, inbox, file_name, declared_by, role, served,"
          + " serving_since) values (?, ?, ?, ?, ?, ?, case when ? then now() end)";
  private static final String CHANGE =
      "update declaration set role = ?, served = served or ?,"
          + " serving_since = case when ? and role <> 'serving' then now() else serving_since end,"
          + " serving_until = case when ? then null when role = 'serving' then now()"
          + " else serving_until end,"
          + " file_leaves = file_leaves or (? and inbox is not null)"
          + " where id = ? and withdrawn_at is null";
  private static final String SERVES_NO_MORE =
      " serving_until = case when role = 'serving' then now() else serving_until end";
  private static final String WITHDRAW =
      "update declaration set withdrawn_at = now(), withdrawn_by = ?,"
          + SERVES_NO_MORE
          + " where id = ? and withdrawn_at is null";
  private static final String END =
      "update declaration set withdrawn_at = now(), withdrawn_by = ?,"
          + SERVES_NO_MORE
          + ", file_leaves = inbox is not null where id = ? and withdrawn_at is null";
  private static final String FORGET =
      """
      delete from artifact where sha256 in (
        select sha256 from (
          select a.sha256, row_number() over (
            partition by exists (
              select 1 from declaration d where d.sha256 = a.sha256 and d.served)
            order by a.recorded_at desc) as place
          from artifact a
          where a.symbolic_name = ? and not exists (
            select 1 from declaration d where d.sha256 = a.sha256 and d.withdrawn_at is null)
        ) unused where place > ?)
      """;

  private final HouseTables tables;
  private final PluginTrail trail;
  private final Signals signals;

  JdbcArtifacts(UnitsOfWork units, AuditTrail trail, Signals signals) {
    this.tables = new HouseTables(units);
    this.trail = new PluginTrail(trail);
    this.signals = signals;
  }

  @Override
  public List<Declared> declared() {
    return tables.within(
        "read the declared plugins", unit -> list(unit, DECLARED, JdbcArtifacts::declared));
  }

  @Override
  public List<Declared> departures() {
    return tables.within(
        "read the removed plugins", unit -> list(unit, DEPARTURES, JdbcArtifacts::declared));
  }

  @Override
  public List<Recorded> recorded(String symbolicName) {
    return tables.within(
        "read the kept plugins",
        unit ->
            list(
                unit,
                RECORDED,
                row -> new Recorded(artifact(row, 1), row.getObject(4) != null),
                symbolicName));
  }

  @Override
  public List<Service> services(String symbolicName) {
    return tables.within(
        "read which versions served",
        unit ->
            list(
                unit,
                SERVICES,
                row -> new Service(artifact(row, 1), instant(row, 4), instant(row, 5)),
                symbolicName));
  }

  @Override
  public byte[] bytes(String sha256) {
    var found =
        tables.within(
            "read the bytes of a plugin",
            unit ->
                list(
                    unit,
                    "select bytes from artifact where sha256 = ?",
                    row -> row.getBytes(1),
                    sha256));
    if (found.isEmpty()) {
      throw new PlugdeskException(
          Kind.MISCONFIGURED, "The bytes of this plugin are gone: declare it again");
    }
    return found.get(0);
  }

  @Override
  public void record(Jar jar) {
    var artifact = jar.artifact();
    tables.within(
        "record a plugin",
        unit ->
            execute(
                unit,
                RECORD,
                artifact.sha256(),
                artifact.symbolicName(),
                artifact.version(),
                jar.bytes()));
  }

  @Override
  public void declare(Artifact artifact, Source source, Succession succession, String actor) {
    change(
        "declare a plugin",
        unit -> {
          change(unit, succession.changed(), source);
          insert(unit, artifact, source, succession.role(), actor);
          execute(unit, FORGET, artifact.symbolicName(), KEPT);
          trail.declared(unit, artifact, source, actor);
        });
  }

  @Override
  public void withdraw(Declared declared, List<Declared> changed, String actor) {
    change(
        "withdraw a plugin",
        unit -> {
          if (execute(unit, WITHDRAW, actor, declared.id()) > 0) {
            change(unit, changed, null);
            var artifact = declared.artifact();
            execute(unit, FORGET, artifact.symbolicName(), KEPT);
            trail.withdrawn(unit, artifact, declared.source(), actor);
          }
        });
  }

  @Override
  public void retire(Declared declared) {
    change(
        "end what has retired",
        unit -> {
          if (execute(unit, WITHDRAW, HOUSE, declared.id()) > 0) {
            execute(unit, FORGET, declared.artifact().symbolicName(), KEPT);
            trail.retired(unit, declared.artifact(), declared.source(), HOUSE);
          }
        });
  }

  @Override
  public void carryOut(Plan plan, String actor) {
    change(
        "change the plugins",
        unit -> {
          for (var each : plan.ended()) {
            execute(unit, END, actor, each.id());
          }
          change(unit, plan.changed(), null);
          if (plan.declared() != null) {
            insert(unit, plan.declared(), plan.source(), plan.role(), actor);
          }
          for (var each : plan.ended()) {
            execute(unit, FORGET, each.artifact().symbolicName(), KEPT);
          }
          trail.carriedOut(unit, plan, actor);
        });
  }

  /** A change of the declared set, of which every node hears with the commit. */
  private void change(String what, Change change) {
    tables.within(
        what,
        unit -> {
          change.in(unit);
          signals.send(unit, News.TOPIC, News.DECLARED);
          return null;
        });
  }

  private static void insert(
      UnitOfWork unit, Artifact artifact, Source source, Role role, String actor)
      throws SQLException {
    var serves = role == Role.SERVING;
    var sha256 = artifact.sha256();
    execute(
        unit, DECLARE, sha256, source.inbox(), source.file(), actor, role.word(), serves, serves);
  }

  /** The file of what retires is set aside, unless the one that follows came in it. */
  private static void change(UnitOfWork unit, List<Declared> changed, Source heir)
      throws SQLException {
    for (var each : changed) {
      var serves = each.role() == Role.SERVING;
      var leaves = each.retires() && !each.source().equals(heir);
      execute(unit, CHANGE, each.role().word(), serves, serves, serves, leaves, each.id());
    }
  }

  /** What is changed in one transaction. */
  private interface Change {
    void in(UnitOfWork unit) throws SQLException;
  }

  @Override
  public void departed(Declared gone) {
    tables.within(
        "set a removed plugin aside",
        unit ->
            execute(unit, "update declaration set file_leaves = false where id = ?", gone.id()));
  }

  @Override
  public void refused(String file, String reason, String actor) {
    tables.within(
        "note a refused plugin",
        unit -> {
          trail.refused(unit, file, reason, actor);
          return null;
        });
  }

  private static Declared declared(ResultSet row) throws SQLException {
    var source = new Source(row.getString(5), row.getString(6));
    return new Declared(row.getLong(1), artifact(row, 2), source, Role.of(row.getString(7)));
  }

  private static Instant instant(ResultSet row, int column) throws SQLException {
    var moment = row.getTimestamp(column);
    return moment == null ? null : moment.toInstant();
  }

  private static Artifact artifact(ResultSet row, int first) throws SQLException {
    return new Artifact(row.getString(first), row.getString(first + 1), row.getString(first + 2));
  }
}
