package io.plugdesk.bench.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bundles that measurements make. */
class JarTest {
  private static final Map<String, String> HEADERS =
      Map.of("Bundle-SymbolicName", "sample", "Bundle-Version", "1.0.0");

  @TempDir Path folder;

  @Test
  void carriesTheHeadersAndTheClasses() throws IOException {
    Jar.own(HEADERS, List.of(Paper.class)).drop(folder, "sample.jar");
    try (var jar = new JarFile(folder.resolve("sample.jar").toFile())) {
      assertEquals("sample", jar.getManifest().getMainAttributes().getValue("Bundle-SymbolicName"));
      assertNotNull(jar.getEntry("io/plugdesk/bench/wire/Paper.class"));
    }
  }

  @Test
  void aShippedBundleUnderAnotherVersionIsTheSameButForThat() throws IOException {
    var shipped = folder.resolve("system/io/plugdesk/plugdesk-sample/1.0.0");
    Files.createDirectories(shipped);
    Jar.own(HEADERS, List.of(Paper.class)).drop(shipped, "plugdesk-sample-1.0.0.jar");
    Jar.shipped(folder, "plugdesk-sample", "1.0.7").drop(folder, "next.jar");
    try (var jar = new JarFile(folder.resolve("next.jar").toFile())) {
      var headers = jar.getManifest().getMainAttributes();
      assertEquals("1.0.7", headers.getValue("Bundle-Version"));
      assertEquals("sample", headers.getValue("Bundle-SymbolicName"));
      assertNotNull(jar.getEntry("io/plugdesk/bench/wire/Paper.class"));
    }
  }
}
