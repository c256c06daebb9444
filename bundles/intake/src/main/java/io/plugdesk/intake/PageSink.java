package io.plugdesk.intake;

import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import io.plugdesk.desk.parsing.ParsedFile.Page;
import io.plugdesk.intake.parse.PageReader;
import io.plugdesk.intake.parse.Parts;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Takes the pages of one file, and stores them redacted, some at a time. */
final class PageSink implements Consumer<Page> {
  private static final int LETTERS_AT_ONCE = 200_000;
  private static final long MOST_LETTERS = 50_000_000;

  private final Checkpoints checkpoints;
  private final Task task;
  private final Redaction redaction;
  private final List<StoredPage> waiting = new ArrayList<>();
  private int lettersWaiting;
  private long letters;
  private int stored;
  private String heading;

  PageSink(Checkpoints checkpoints, Task task, Redaction redaction) {
    this.checkpoints = checkpoints;
    this.task = task;
    this.redaction = redaction;
  }

  @Override
  public void accept(Page page) {
    for (String part : Parts.of(page.markdown().replace("\u0000", ""))) {
      if (!part.isBlank()) {
        add(page.number(), redaction.of(part));
      }
    }
    if (lettersWaiting >= LETTERS_AT_ONCE) {
      store();
    }
  }

  boolean isEmpty() {
    return stored + waiting.size() == 0;
  }

  /** The heading with which the file begins, or null. */
  String heading() {
    return heading;
  }

  /** Stores what waits, and that this is all. */
  void finish(StoredDocument read) {
    checkpoints.pass(
        task,
        unit -> {
          String tenantId = task.tenant().tenantId();
          PageRows pages = new PageRows(unit.connection(), tenantId);
          pages.store(task.job(), waiting);
          pages.keep(task.job(), stored + waiting.size());
          new DocumentRows(unit.connection(), tenantId).read(read);
        });
  }

  private void add(Integer number, String text) {
    if (isEmpty()) {
      PageReader reader = new PageReader(null);
      reader.read(number, text);
      heading = reader.title();
    }
    letters += text.length();
    if (letters > MOST_LETTERS) {
      throw new PlugdeskException(
          Kind.REJECTED,
          "The file has more than " + MOST_LETTERS + " letters of text. Part it into several.");
    }
    lettersWaiting += text.length();
    waiting.add(new StoredPage(stored + waiting.size(), number, text));
  }

  private void store() {
    checkpoints.pass(
        task,
        unit ->
            new PageRows(unit.connection(), task.tenant().tenantId()).store(task.job(), waiting));
    stored += waiting.size();
    waiting.clear();
    lettersWaiting = 0;
  }
}
