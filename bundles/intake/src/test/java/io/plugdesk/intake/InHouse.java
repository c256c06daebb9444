package io.plugdesk.intake;

import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;

/** A test in the room on a real database, which goes with it. */
abstract class InHouse {
  final House house = new House();

  @AfterEach
  void close() throws SQLException {
    house.close();
  }
}
