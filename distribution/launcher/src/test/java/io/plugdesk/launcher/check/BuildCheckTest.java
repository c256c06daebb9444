package io.plugdesk.launcher.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plugdesk.launcher.house.House;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuildCheckTest {
  @TempDir Path folder;

  @Test
  void whatIsNotBuiltIsBuiltByAStart() {
    List<Finding> findings = new BuildCheck(House.of(folder, Map.of())).examine();
    assertEquals(1, findings.size());
    assertEquals("'./plugdesk start' builds it.", findings.get(0).cure());
  }

  @Test
  void namesTheCureOfTheBuildThatFailed() throws Exception {
    Path failed = folder.resolve("distribution/target/build-failed");
    Files.createDirectories(failed.getParent());
    Files.writeString(failed, "See build.log. Free some space.\n");
    List<Finding> findings = new BuildCheck(House.of(folder, Map.of())).examine();
    assertEquals("See build.log. Free some space.", findings.get(1).cure());
  }
}
