package io.plugdesk.insight;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.plugdesk.desk.metrics.Meters;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts and times by Micrometer, for Prometheus. */
@Component(service = {Meters.class, PrometheusMeters.class})
public final class PrometheusMeters implements Meters {
  private static final Logger LOG = LoggerFactory.getLogger(PrometheusMeters.class);
  private static final String TOTAL = "_total";
  private static final String SECONDS = "_seconds";
  private static final Duration[] BUCKETS = {
    Duration.ofMillis(5),
    Duration.ofMillis(10),
    Duration.ofMillis(25),
    Duration.ofMillis(50),
    Duration.ofMillis(100),
    Duration.ofMillis(250),
    Duration.ofMillis(500),
    Duration.ofSeconds(1),
    Duration.ofMillis(2500),
    Duration.ofSeconds(5),
    Duration.ofSeconds(10),
    Duration.ofSeconds(30)
  };
  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final Map<String, Meter> meters = new ConcurrentHashMap<>();

  /** Starts with what the JVM tells. */
  @Activate
  public PrometheusMeters() {
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ClassLoaderMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
  }

  @Override
  public void count(String name, String... tags) {
    quietly(
        () -> {
          var counter =
              meter(name, tags, key -> registry.counter(without(name, TOTAL), Tags.of(tags)));
          ((Counter) counter).increment();
        });
  }

  @Override
  public void time(String name, Duration duration, String... tags) {
    quietly(
        () -> {
          var timer =
              meter(
                  name,
                  tags,
                  key ->
                      Timer.builder(without(name, SECONDS))
                          .tags(tags)
                          .serviceLevelObjectives(BUCKETS)
                          .register(registry));
          ((Timer) timer).record(duration);
        });
  }

  /** A figure that cannot be kept must not stop what is measured. */
  private static void quietly(Runnable measuring) {
    try {
      measuring.run();
    } catch (IllegalArgumentException | ClassCastException e) {
      LOG.debug("A figure was not kept", e);
    }
  }

  private Meter meter(String name, String[] tags, Function<String, Meter> maker) {
    return meters.computeIfAbsent(name + Arrays.toString(tags), maker);
  }

  /** Micrometer adds the ending that Prometheus wants by itself. */
  private static String without(String name, String ending) {
    return name.endsWith(ending) ? name.substring(0, name.length() - ending.length()) : name;
  }

  /** All figures in the text format of Prometheus. */
  String scrape() {
    return registry.scrape();
  }

  /** Forgets everything. */
  @Deactivate
  public void stop() {
    registry.close();
  }
}
