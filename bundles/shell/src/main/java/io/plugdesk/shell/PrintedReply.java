package io.plugdesk.shell;

import io.plugdesk.api.channel.Answer;
import io.plugdesk.api.channel.ReplySink;
import io.plugdesk.api.knowledge.Passage;
import java.util.List;

/** Prints a reply as it comes; what was printed and is replaced is printed anew below. */
final class PrintedReply implements ReplySink {
  private final Output output;
  private final StringBuilder printed = new StringBuilder();

  PrintedReply(Output output) {
    this.output = output;
  }

  @Override
  public void candidates(List<Passage> passages) {
    // The shell shows the sources that were used, at the end.
  }

  @Override
  public synchronized void delta(String text) {
    if (!output.json()) {
      printed.append(text);
      output.piece(text);
    }
  }

  @Override
  public synchronized void replace(String text) {
    if (!output.json() && !text.contentEquals(printed)) {
      if (!printed.isEmpty()) {
        output.line("");
      }
      printed.setLength(0);
      printed.append(text);
      output.piece(text);
    }
  }

  @Override
  public void finish(Answer answer) {
    // The caller waits for the stored answer, and ends the reply with that.
  }

  /** Ends the reply with what was stored. */
  synchronized void end(Answer answer) {
    replace(answer.text());
    if (!printed.isEmpty()) {
      output.line("");
    }
  }
}
