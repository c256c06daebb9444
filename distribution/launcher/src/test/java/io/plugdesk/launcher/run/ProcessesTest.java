package io.plugdesk.launcher.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import org.junit.jupiter.api.Test;

class ProcessesTest {
  @Test
  void solrHasTheSecondCompilerWhereThereAreProcessorsForIt() {
    var alone = List.of("-XX:TieredStopAtLevel=1");
    assertEquals(alone, Processes.compilers(1));
    assertEquals(alone, Processes.compilers(2));
    assertFalse(Processes.compilers(4).containsAll(alone));
  }
}
