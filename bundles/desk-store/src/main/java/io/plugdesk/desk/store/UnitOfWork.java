package io.plugdesk.desk.store;

import java.sql.Connection;
import javax.persistence.EntityManager;

/** One transaction; it may be passed on within the work and never kept beyond it. */
public interface UnitOfWork {
  /**
   * The entities of the room's persistence unit, in this transaction. A room without one gets
   * {@link IllegalStateException}.
   */
  EntityManager entities();

  /** The connection of this transaction; it is not to be closed, committed or rolled back. */
  Connection connection();
}
