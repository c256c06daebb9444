package io.plugdesk.plugins;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the inbox takes for a whole file. */
class InboxTest {
  private static final byte[] JAR = Container.sample("1.0.0");

  @TempDir Path folder;

  @Test
  void looksTwiceAtAFreshFile() throws Exception {
    var inbox = new Inbox(folder);
    Files.write(folder.resolve("greeting.jar"), JAR);

    assertTrue(inbox.look().arrived().isEmpty());
    assertEquals("1.0.0", inbox.look().arrived().get("greeting.jar").artifact().version());
  }

  @Test
  void takesAFileThatHasRestedAtOnce() throws Exception {
    write("greeting.jar", JAR);

    assertEquals(Set.of("greeting.jar"), new Inbox(folder).look().arrived().keySet());
  }

  @Test
  void leavesAHalfCopiedFileAloneUntilItIsWhole() throws Exception {
    var inbox = new Inbox(folder);
    write("greeting.jar", Arrays.copyOf(JAR, JAR.length / 2));
    assertTrue(inbox.look().arrived().isEmpty());
    assertTrue(inbox.look().arrived().isEmpty());
    assertEquals(Map.of(), inbox.refused());

    write("greeting.jar", JAR);
    assertEquals(Set.of("greeting.jar"), inbox.look().arrived().keySet());
  }

  @Test
  void givesAFileAgainUntilItIsDone() throws Exception {
    var inbox = new Inbox(folder);
    write("greeting.jar", JAR);
    assertFalse(inbox.look().arrived().isEmpty());
    assertFalse(inbox.look().arrived().isEmpty());

    inbox.done("greeting.jar");
    var look = inbox.look();
    assertTrue(look.arrived().isEmpty());
    assertEquals(Set.of("greeting.jar"), look.files());
  }

  @Test
  void leavesANoteBesideARefusedFileAndTakesItAway() throws Exception {
    var inbox = new Inbox(folder);
    write("greeting.jar", JAR);
    inbox.look();
    inbox.refuse("greeting.jar", new Inbox.Refusal("it is too late", null));

    var note = folder.resolve("greeting.jar.error");
    assertEquals("greeting.jar is not installed: it is too late\n", Files.readString(note));
    assertTrue(inbox.look().arrived().isEmpty());
    Files.delete(folder.resolve("greeting.jar"));
    inbox.look();
    assertFalse(Files.exists(note));
    assertEquals(Map.of(), inbox.refused());
  }

  @Test
  void doesNotLookAtOtherFiles() throws Exception {
    write("README.md", JAR);
    write("greeting.jar.part", JAR);
    write(".greeting.jar", JAR);
    Files.createDirectory(folder.resolve("folder.jar"));

    assertEquals(Set.of(), new Inbox(folder).look().files());
  }

  @Test
  void hasAnIdThatStaysWithTheFolder() {
    var first = new Inbox(folder).look().inbox();

    assertEquals(first, new Inbox(folder).look().inbox());
    assertFalse(first.equals(new Inbox(folder.resolve("other")).look().inbox()));
  }

  private void write(String name, byte[] bytes) throws Exception {
    var file = Files.write(folder.resolve(name), bytes);
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(10)));
  }
}
