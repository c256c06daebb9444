package io.plugdesk.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** What a page pays for a chat that nobody opens. */
class LauncherTest {
  private static final int LIMIT_BYTES = 10 * 1024;
  private static final Pattern STATIC_IMPORT =
      Pattern.compile("^import .*? from '\\./(.+?)';", Pattern.MULTILINE);

  @Test
  void weighsAtMostTenKilobytes() throws IOException {
    var weight = 0;
    for (var file : withImports("plugdesk.js", new TreeSet<>())) {
      weight += zipped(Files.readAllBytes(WidgetFiles.FOLDER.resolve(file)));
    }
    assertTrue(
        weight <= LIMIT_BYTES, "the launcher and what it imports weigh " + weight + " bytes");
  }

  @Test
  void leavesThePanelForTheFirstClick() throws IOException {
    assertEquals(
        Set.of("contrast.js", "launcher-style.js", "locale.js", "plugdesk.js", "store.js"),
        withImports("plugdesk.js", new TreeSet<>()));
  }

  private static Set<String> withImports(String file, Set<String> found) throws IOException {
    if (found.add(file)) {
      var imports = STATIC_IMPORT.matcher(Files.readString(WidgetFiles.FOLDER.resolve(file)));
      while (imports.find()) {
        withImports(imports.group(1), found);
      }
    }
    return found;
  }

  private static int zipped(byte[] bytes) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var zip = new GZIPOutputStream(out)) {
      zip.write(bytes);
    }
    return out.size();
  }
}
