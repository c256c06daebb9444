package io.plugdesk.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The script in a tree where nothing is built, with a Maven that only says what it was asked. */
@Timeout(60)
class ScriptTest {
  @TempDir Path tree;
  private int code;

  @BeforeEach
  void plant() throws Exception {
    Files.copy(
        Path.of("../../plugdesk"), tree.resolve("plugdesk"), StandardCopyOption.COPY_ATTRIBUTES);
    maven("echo \"Could not transfer artifact for $*\"; exit 1");
  }

  @Test
  void aLookAtTheHouseBuildsNoMoreThanTheLauncher() throws Exception {
    for (String command : new String[] {"--help", "status", "stop", "logs", "doctor"}) {
      String said = run(command);
      assertTrue(said.contains("Building the launcher; its log is " + log()), said);
      assertTrue(said.contains("-pl distribution/launcher package"), said);
    }
  }

  @Test
  void aStartBuildsTheDistribution() throws Exception {
    String said = run("start");
    assertTrue(said.contains("Building the distribution; its log is " + log()), said);
    assertTrue(said.contains("-pl distribution/assembly,"), said);
  }

  @Test
  void aBuildThatFailedNamesItsLogAndItsCureAndTheDoctorCanReadThem() throws Exception {
    String said = run("start");
    String cure = "See " + log() + ". Maven cannot get a library: connect to Maven Central";
    assertEquals(1, code);
    assertTrue(said.contains("✗ The build of the distribution failed after "), said);
    assertTrue(said.contains(cure), said);
    assertTrue(Files.readString(failed()).startsWith(cure));

    maven("exit 0");
    run("status");
    assertFalse(Files.exists(failed()));
  }

  private Path log() {
    return tree.resolve("data/log/build.log");
  }

  private Path failed() {
    return tree.resolve("distribution/target/build-failed");
  }

  private void maven(String line) throws Exception {
    Path maven = tree.resolve("mvnw");
    Files.writeString(maven, "#!/bin/sh\n" + line + "\n");
    assertTrue(maven.toFile().setExecutable(true));
  }

  private String run(String command) throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(tree.resolve("plugdesk").toString(), command).redirectErrorStream(true);
    builder.environment().keySet().removeIf(name -> name.startsWith("PLUGDESK_"));
    builder.environment().put("PLUGDESK_JAVA_HOME", System.getProperty("java.home"));
    Process script = builder.start();
    String said = new String(script.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(script.waitFor(30, TimeUnit.SECONDS));
    code = script.exitValue();
    return said;
  }
}
