package io.plugdesk.launcher.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plugdesk.launcher.house.Failure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuiltBundleTest {
  private static final String CLOCK = "io.plugdesk.tool.clock";
  private static final String LIST =
      """
      START LEVEL 100 , List Threshold: 0
       ID	State   	Lvl	Version        	Symbolic name
      ------------------------------------------------
        0	Active  	  0	7.0.5          	org.apache.felix.framework
      161	Active  	 80	1.0.0.SNAPSHOT 	io.plugdesk.tool.clock
      162	Active  	 80	1.0.0.SNAPSHOT 	io.plugdesk.tool.orderstatus
      190	Active  	 80	1.2.0          	io.plugdesk.tool.clock
      """;

  @TempDir Path folder;

  @Test
  void isFoundByItsVersionWhileAnotherOneRuns() {
    assertEquals(161, new BuiltBundle(CLOCK, "1.0.0.SNAPSHOT").among(LIST));
    assertEquals(190, new BuiltBundle(CLOCK, "1.2.0").among(LIST));
  }

  @Test
  void isFoundByItsNameWhereNoOtherHasIt() {
    assertEquals(162, new BuiltBundle("io.plugdesk.tool.orderstatus", "1.1.0").among(LIST));
  }

  @Test
  void saysWhichVersionsThereAreWhenItsOwnIsNot() {
    var failure = assertThrows(Failure.class, () -> new BuiltBundle(CLOCK, "2.0.0").among(LIST));
    assertTrue(
        failure.getMessage().startsWith(CLOCK + " 2.0.0 was built, and the house has 1.0.0."));
    assertThrows(Failure.class, () -> new BuiltBundle("cuckoo", "1.0.0").among(LIST));
  }

  @Test
  void readsNameAndVersionFromTheManifest() throws Exception {
    var manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().putValue("Bundle-SymbolicName", CLOCK + ";singleton:=true");
    manifest.getMainAttributes().putValue("Bundle-Version", "1.2.0");
    var jar = folder.resolve("clock.jar");
    new JarOutputStream(Files.newOutputStream(jar), manifest).close();
    assertEquals(new BuiltBundle(CLOCK, "1.2.0"), BuiltBundle.read(jar));
  }
}
