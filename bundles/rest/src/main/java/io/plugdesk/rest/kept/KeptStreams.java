package io.plugdesk.rest.kept;

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

/** All streams that somebody reads, or read a few minutes ago. */
@Component(service = KeptStreams.class)
public final class KeptStreams {
  private static final long BEAT_SECONDS = 15;
  private static final long KEPT_NANOS = TimeUnit.MINUTES.toNanos(10);

  private final Map<Key, KeptStream> streams = new ConcurrentHashMap<>();
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            var thread = new Thread(work, "plugdesk-rest-beat");
            thread.setDaemon(true);
            return thread;
          });

  private record Key(String plugin, String tenantId, String name) {}

  /** Starts the heartbeat. */
  @Activate
  public KeptStreams() {
    clock.scheduleWithFixedDelay(this::beat, BEAT_SECONDS, BEAT_SECONDS, TimeUnit.SECONDS);
  }

  /** The stream of a plugin, whatever version of it asks. */
  KeptStream of(String plugin, TenantContext tenant, String name) {
    return streams.compute(
        new Key(plugin, tenant.tenantId(), name),
        (key, known) -> {
          var stream = known == null ? new KeptStream(epoch()) : known;
          stream.touch();
          return stream;
        });
  }

  private static String epoch() {
    return UUID.randomUUID().toString().substring(0, 8);
  }

  private void beat() {
    streams.values().forEach(KeptStream::beat);
    for (var key : streams.keySet()) {
      streams.computeIfPresent(key, (same, stream) -> stream.idle(KEPT_NANOS) ? null : stream);
    }
  }

  @Deactivate
  void close() {
    clock.shutdownNow();
  }
}
