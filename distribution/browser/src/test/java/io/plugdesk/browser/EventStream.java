package io.plugdesk.browser;

import io.plugdesk.browser.EventLog.Event;
import io.plugdesk.browser.EventLog.Fate;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** One connection that tells the events of a log, and breaks where the script says so. */
final class EventStream {
  private static final long HEARTBEAT_MILLIS = 15_000;

  /** How many events come again after a cut, although the browser had them. */
  private static final int OVERLAP = 2;

  private final EventLog log;
  private final OutputStream out;

  EventStream(EventLog log, OutputStream out) {
    this.log = log;
    this.out = out;
  }

  /** Writes until the line is cut, by the script or by the browser. */
  void writeAfter(String lastId) throws IOException {
    write(": hello\n\n");
    try {
      var number = Math.max(0, log.after(lastId) - OVERLAP);
      while (!Thread.currentThread().isInterrupted()) {
        var event = log.await(number, HEARTBEAT_MILLIS);
        if (event.isEmpty()) {
          write(": still here\n\n");
        } else if (writes(event.get())) {
          number++;
        } else {
          return;
        }
      }
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  /** False when the line was cut in the middle of the event. */
  private boolean writes(Event event) throws IOException {
    var frame = "id: %s\nevent: %s\ndata: %s\n\n".formatted(event.id(), event.type(), event.data());
    var fate = log.first(event) ? event.fate() : Fate.ARRIVES;
    switch (fate) {
      case CUTS_THE_LINE -> write(frame.substring(0, frame.length() / 2));
      case ARRIVES -> write(frame);
      case IS_LOST -> {}
    }
    return fate != Fate.CUTS_THE_LINE;
  }

  private void write(String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }
}
