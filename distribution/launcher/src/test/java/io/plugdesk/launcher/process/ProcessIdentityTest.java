package io.plugdesk.launcher.process;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ProcessIdentityTest {
  private final ProcessIdentity self = ProcessIdentity.of(ProcessHandle.current());

  @Test
  void findsTheProcessItWasMadeOf() {
    assertTrue(self.isAlive());
  }

  @Test
  void anotherProcessOfTheSameNumberIsNotIt() {
    assertFalse(new ProcessIdentity(self.pid(), self.startedMillis() - 60_000).isAlive());
  }
}
