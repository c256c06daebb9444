package io.plugdesk.channel.web;

import io.plugdesk.api.TenantContext;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;

/** The streams of all conversations that somebody has open, or had a few minutes ago. */
@Component(service = Streams.class)
public final class Streams {
  private static final long BEAT_SECONDS = 15;
  private static final long KEPT_NANOS = TimeUnit.MINUTES.toNanos(10);
  private final Map<String, ConversationStream> streams = new ConcurrentHashMap<>();
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            var thread = new Thread(work, "plugdesk-web-beat");
            thread.setDaemon(true);
            return thread;
          });

  /** Starts the heartbeat. */
  @Activate
  public Streams() {
    clock.scheduleWithFixedDelay(this::beat, BEAT_SECONDS, BEAT_SECONDS, TimeUnit.SECONDS);
  }

  /** The stream of a conversation. */
  ConversationStream of(String conversationId) {
    return streams.computeIfAbsent(conversationId, id -> new ConversationStream(epoch()));
  }

  /** Whether a conversation is known to be this visitor's; false also when nobody looked yet. */
  boolean belongsTo(String conversationId, TenantContext tenant, String visitor) {
    var stream = streams.get(conversationId);
    return stream != null && stream.belongsTo(tenant, visitor);
  }

  private static String epoch() {
    return UUID.randomUUID().toString().substring(0, 8);
  }

  private void beat() {
    for (var stream : streams.values()) {
      stream.beat();
    }
    streams.values().removeIf(stream -> stream.idle(KEPT_NANOS));
  }

  /** Stops the heartbeat. */
  @Deactivate
  public void close() {
    clock.shutdownNow();
  }
}
