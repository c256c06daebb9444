package io.plugdesk.shell;

import io.plugdesk.desk.knowledge.IngestJob;

/** Shows on one line of a terminal how far the documents are; nothing where a script reads. */
final class KnowledgeBar {
  private static final int CELLS = 24;
  private static final int LONGEST_NAME = 40;
  private static final int SHORTEST_NAME = 12;

  private final Output output;
  private final int documents;
  private int done;

  KnowledgeBar(Output output, int documents) {
    this.output = output;
    this.documents = documents;
  }

  /** Shows the state of the document that is waited for; the counts have the room they need. */
  void show(IngestJob job) {
    if (!output.live()) {
      return;
    }
    int total = job.chunksTotal();
    int room = output.room() - Texts.columns(line("", "", total, total));
    var name = Texts.cut(job.documentId(), between(SHORTEST_NAME, room - CELLS, LONGEST_NAME));
    int cells = between(0, room - Texts.columns(name), CELLS);
    double part = total == 0 ? 0 : Math.min(1, (double) job.chunksProcessed() / total);
    var line =
        line(output.bar((done + part) / documents, cells), name, job.chunksProcessed(), total);
    output.again(job.error() == null ? line : line + output.faint("   " + job.error()));
  }

  /** Takes the bar away, so that a line can be printed where it was. */
  void next() {
    done++;
    if (output.live()) {
      output.again("");
    }
  }

  private String line(String bar, String name, int processed, int total) {
    return "%s %d of %d   %s   %d of %d passages"
        .formatted(bar, done, documents, name, processed, total);
  }

  private static int between(int least, int wanted, int most) {
    return Math.max(least, Math.min(wanted, most));
  }
}
