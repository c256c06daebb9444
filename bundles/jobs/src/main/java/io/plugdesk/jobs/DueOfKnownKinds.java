package io.plugdesk.jobs;

import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;

/**
 * db-scheduler's PostgreSQL, with one condition more: what has no handler now is not picked.
 *
 * <p>Kinds come and go with their rooms; db-scheduler's own list of tasks is fixed when it starts.
 */
final class DueOfKnownKinds extends PostgreSqlJdbcCustomization {
  private static final boolean LOCK_AND_FETCH_IN_TWO_STATEMENTS = true;
  private static final boolean TIMESTAMPS_IN_UTC = false;

  private final Handlers handlers;

  DueOfKnownKinds(Handlers handlers) {
    super(LOCK_AND_FETCH_IN_TWO_STATEMENTS, TIMESTAMPS_IN_UTC);
    this.handlers = handlers;
  }

  @Override
  public String createGenericSelectForUpdateQuery(
      String table, int limit, String condition, boolean byPriority) {
    return super.createGenericSelectForUpdateQuery(
        table, limit, condition + " and kind in " + handlers.inSql(), byPriority);
  }
}
