package io.plugdesk.launcher.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunStateTest {
  @TempDir Path folder;

  @Test
  void isReadAsItWasWritten() {
    RunState state =
        new RunState(
            new RunState.Member("launcher", 10, 1000, "TERM"),
            Ports.of(Map.of()),
            List.of(new RunState.Member("solr", 11, 1001, "TERM")),
            true);
    state.write(folder);
    assertEquals(Optional.of(state), RunState.read(folder));
    assertTrue(OwnerOnly.holdsFor(folder.resolve("launcher.json")));
  }

  @Test
  void nothingWasWrittenYet() {
    assertEquals(Optional.empty(), RunState.read(folder));
  }

  @Test
  void aBrokenFileIsLikeNone() throws Exception {
    Files.writeString(folder.resolve("launcher.json"), "{\"launcher\":");
    assertEquals(Optional.empty(), RunState.read(folder));
  }
}
