package io.plugdesk.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plugdesk.desk.knowledge.IngestJob;
import io.plugdesk.desk.knowledge.IngestJob.Status;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The bar on terminals of several widths: what wraps could not be taken away again. */
class KnowledgeBarTest {
  private static final String AGAIN = "\r\u001B[2K";
  private static final String LONG = "the-handbook-of-all-gear-for-the-outdoors.pdf";

  @Test
  void aLongNameIsShortenedFirst() {
    assertEquals(
        "██████░░░░░░░░░░░░░░░░░░ 0 of 1   the-handbook-of-all-…   300 of 1200 passages",
        shown(80, LONG, null));
  }

  @Test
  void thenTheBarShrinksAndTheCountsStay() {
    assertEquals("███░░░░░░░░ 0 of 1   the-handboo…   300 of 1200 passages", shown(58, LONG, null));
    assertEquals(" 0 of 1   the-handboo…   300 of 1200 passages", shown(46, LONG, null));
  }

  @Test
  void aWideTerminalShowsAllThereIsToSay() {
    assertEquals(
        "██████░░░░░░░░░░░░░░░░░░ 0 of 1   gear.pdf   300 of 1200 passages   Its pages are scans",
        shown(120, "gear.pdf", "Its pages are scans"));
  }

  @Test
  void noTerminalIsTooNarrowForItAndNoNameTooWide() {
    for (var name :
        new String[] {LONG, "gear.pdf", "户外装备手册户外装备手册户外装备手册户外.pdf", "\u001B[31mred\n.pdf"}) {
      for (int columns = 1; columns < 130; columns++) {
        int width = Texts.columns(shown(columns, name, "It cannot be read: check its rights"));
        assertTrue(width < Math.max(2, columns), name + " takes " + width + " of " + columns);
      }
    }
  }

  private static String shown(int columns, String name, String error) {
    var bytes = new ByteArrayOutputStream();
    var stream = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    new KnowledgeBar(new Output(stream, false, columns).plain(), 1).show(job(name, error));
    var printed = bytes.toString(StandardCharsets.UTF_8);
    assertTrue(printed.startsWith(AGAIN), printed);
    return printed.substring(AGAIN.length());
  }

  private static IngestJob job(String name, String error) {
    return new IngestJob(
        "j1", name, "default", Status.PROCESSING, 300, 1200, 0, error, Instant.EPOCH, null);
  }
}
