package io.plugdesk.gateway;

import dev.langchain4j.data.message.AiMessage;
import io.plugdesk.api.PlugdeskException;
import io.plugdesk.desk.gateway.ModelListener;
import io.plugdesk.desk.gateway.Usage;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls a listener from one thread at a time, in the order in which events were queued, without
 * holding a lock: whoever delivers while another thread does leaves its events to that thread.
 */
final class OrderedListener {
  private static final Logger LOG = LoggerFactory.getLogger(OrderedListener.class);

  private final ModelListener listener;
  private final Queue<Runnable> events = new ConcurrentLinkedQueue<>();
  private final AtomicInteger waiting = new AtomicInteger();

  OrderedListener(ModelListener listener) {
    this.listener = listener;
  }

  /** Queues a piece of text. */
  void token(String text) {
    events.add(() -> listener.token(text));
  }

  /** Queues the end of a whole answer. */
  void done(AiMessage message, Usage usage) {
    events.add(() -> listener.done(message, usage));
  }

  /** Queues the end without an answer. */
  void failed(PlugdeskException reason) {
    events.add(() -> listener.failed(reason));
  }

  /** Calls the listener with what is queued, unless another thread is at it. */
  void deliver() {
    if (waiting.getAndIncrement() > 0) {
      return;
    }
    int seen = 1;
    do {
      for (var event = events.poll(); event != null; event = events.poll()) {
        call(event);
      }
      seen = waiting.addAndGet(-seen);
    } while (seen > 0);
  }

  private static void call(Runnable event) {
    try {
      event.run();
    } catch (RuntimeException e) {
      LOG.error("A listener of the gateway failed; the answer goes on without it", e);
    }
  }
}
