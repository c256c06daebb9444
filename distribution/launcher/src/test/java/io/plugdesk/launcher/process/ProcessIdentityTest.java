package io.plugdesk.launcher.process;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
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

  @Test
  void oneThatItsParentHasNotBuriedIsGone() throws Exception {
    Process parent = new ProcessBuilder("sh", "-c", "sleep 600 & echo $!; exec sleep 600").start();
    try (var said = parent.inputReader()) {
      ProcessHandle child = ProcessHandle.of(Long.parseLong(said.readLine())).orElseThrow();
      ProcessIdentity identity = ProcessIdentity.of(child);
      assertTrue(identity.isAlive());
      assertTrue(Signals.stop(ChildSpec.Signal.TERM, identity, Duration.ofSeconds(30)));
      assertTrue(child.isAlive(), "it is listed still");
      assertFalse(identity.isAlive());
    } finally {
      parent.destroyForcibly();
    }
  }
}
