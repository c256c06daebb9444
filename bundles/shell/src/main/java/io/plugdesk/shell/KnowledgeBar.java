package io.plugdesk.shell;

import io.plugdesk.desk.knowledge.IngestJob;

/** Shows on one line of a terminal how far the documents are; nothing where a script reads. */
final class KnowledgeBar {
  private static final int CELLS = 24;
  private static final int LONGEST_NAME = 40;

  private final Output output;
  private final int documents;
  private int done;

  KnowledgeBar(Output output, int documents) {
    this.output = output;
    this.documents = documents;
  }

  /** Shows the state of the document that is waited for. */
  void show(IngestJob job) {
    if (!output.live()) {
      return;
    }
    double part = job.chunksTotal() == 0 ? 0 : (double) job.chunksProcessed() / job.chunksTotal();
    int full = (int) Math.round(CELLS * Math.min(1, (done + Math.min(1, part)) / documents));
    output.again(
        "%s%s %d of %d   %s   %d of %d passages%s"
            .formatted(
                "█".repeat(full),
                output.faint("░".repeat(CELLS - full)),
                done,
                documents,
                Texts.cut(job.documentId(), LONGEST_NAME),
                job.chunksProcessed(),
                job.chunksTotal(),
                job.error() == null
                    ? ""
                    : output.faint("   " + Texts.cut(job.error(), LONGEST_NAME))));
  }

  /** Takes the bar away, so that a line can be printed where it was. */
  void next() {
    done++;
    if (output.live()) {
      output.again("");
    }
  }
}
