package io.plugdesk.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plugdesk.api.connector.Changes;
import io.plugdesk.api.connector.Connector;
import io.plugdesk.api.connector.Cursor;
import io.plugdesk.api.connector.SourceDocument;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The rules of {@link Connector}: extend it in your connector's test. */
public abstract class ConnectorContract {
  private static final int MANY = 120;
  private static final int MOST_ON_A_PAGE = 100;
  private static final int MOST_PAGES = 200;
  private static final int LONGEST_ID = 200;
  private static final int LARGEST_CURSOR = 1 << 20;

  private Connector connector;

  /** Your connector to the place of this test, empty at first; asked for again, it starts anew. */
  protected abstract Connector connector();

  /**
   * Makes a document where yours are kept, or changes it so that the change can be seen.
   *
   * @param name a name such as {@code returns.md}
   * @param text its text
   */
  protected abstract void put(String name, String text);

  /**
   * Removes a document where yours are kept.
   *
   * @param name the name by which it was made
   */
  protected abstract void remove(String name);

  /** Begins with your connector. */
  @BeforeEach
  protected final void begin() {
    connector = connector();
  }

  /** {@link Cursor#START} gives all that is there. */
  @Test
  protected final void givesEverythingAtFirst() {
    put("returns.md", "Thirty days.");
    put("opening.md", "On Monday.");
    assertEquals(2, changed(pages(Cursor.START)).size());
  }

  /** Nothing new is a page without changes. */
  @Test
  protected final void givesNothingWhenNothingIsNew() {
    put("returns.md", "Thirty days.");
    var page = connector.changesSince(end());
    assertEquals(List.of(), ids(List.of(page)), "changed");
    assertEquals(List.of(), page.removed(), "removed");
  }

  /** A page holds at most a hundred documents. */
  @Test
  protected final void keepsPagesBounded() {
    putMany();
    for (var page : pages(Cursor.START)) {
      assertTrue(page.changed().size() <= MOST_ON_A_PAGE, "on a page: " + page.changed().size());
    }
  }

  /** Page after page gives each document once, and the last page says that there is no more. */
  @Test
  protected final void comesToAnEnd() {
    putMany();
    var pages = pages(Cursor.START);
    assertEquals(MANY, ids(pages).size(), "documents given");
    assertEquals(MANY, new HashSet<>(ids(pages)).size(), "different ids");
    assertFalse(pages.get(pages.size() - 1).more(), "there is always more");
  }

  /** The house asks for a page again when storing it has failed. */
  @Test
  protected final void givesTheSamePageForTheSameCursor() {
    put("returns.md", "Thirty days.");
    put("opening.md", "On Monday.");
    put("repairs.md", "For two years.");
    var first = connector.changesSince(Cursor.START);
    var again = connector.changesSince(Cursor.START);
    assertEquals(ids(List.of(first)), ids(List.of(again)));
    assertEquals(first.next(), again.next());
  }

  /** A document that has changed is given again, under the id that it had. */
  @Test
  protected final void givesAChangedDocumentAgain() {
    put("returns.md", "Thirty days.");
    var before = pages(Cursor.START);
    put("returns.md", "Forty-two days, since the spring.");
    assertEquals(ids(before), ids(pages(last(before).next())));
  }

  /** A document that is there no more is named as removed. */
  @Test
  protected final void reportsARemovedDocument() {
    put("returns.md", "Thirty days.");
    var before = pages(Cursor.START);
    remove("returns.md");
    var after = pages(last(before).next());
    assertEquals(ids(before), after.stream().flatMap(page -> page.removed().stream()).toList());
    assertEquals(List.of(), ids(after), "changed");
  }

  /** A new instance goes on where an earlier one stopped. */
  @Test
  protected final void goesOnAfterARestart() {
    put("returns.md", "Thirty days.");
    var stopped = end();
    put("opening.md", "On Monday.");
    connector = connector();
    assertEquals(1, changed(pages(stopped)).size());
  }

  /** The bytes of a document can be read until the next call. */
  @Test
  protected final void opensTheContent() throws IOException {
    put("returns.md", "Thirty days.");
    for (var document : connector.changesSince(Cursor.START).changed()) {
      try (var stream = document.content().open()) {
        var text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(text.contains("Thirty days."), "the content is " + text);
      }
    }
  }

  /** An id has 1 to 200 characters, and the file's name tells its format. */
  @Test
  protected final void namesItsDocuments() {
    put("returns.md", "Thirty days.");
    for (var document : changed(pages(Cursor.START))) {
      var length = document.id().length();
      assertTrue(length >= 1 && length <= LONGEST_ID, "the id has " + length + " characters");
      assertFalse(document.fileName().isBlank(), "the file's name is empty");
    }
  }

  /** A cursor has at most a mebibyte. */
  @Test
  protected final void keepsItsCursorSmall() {
    put("returns.md", "Thirty days.");
    assertTrue(end().value().length() <= LARGEST_CURSOR, "the cursor is too large");
  }

  private void putMany() {
    for (var number = 0; number < MANY; number++) {
      put("page-%03d.md".formatted(number), "This is page " + number + ".");
    }
  }

  private Cursor end() {
    return last(pages(Cursor.START)).next();
  }

  private List<Changes> pages(Cursor from) {
    var pages = new ArrayList<Changes>();
    var cursor = from;
    do {
      var page = connector.changesSince(cursor);
      pages.add(page);
      cursor = page.next();
    } while (last(pages).more() && pages.size() < MOST_PAGES);
    return pages;
  }

  private static Changes last(List<Changes> pages) {
    return pages.get(pages.size() - 1);
  }

  private static List<SourceDocument> changed(List<Changes> pages) {
    return pages.stream().flatMap(page -> page.changed().stream()).toList();
  }

  private static List<String> ids(List<Changes> pages) {
    return changed(pages).stream().map(SourceDocument::id).toList();
  }
}
