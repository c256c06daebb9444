package io.plugdesk.bench.wire;

import com.fasterxml.jackson.databind.JsonNode;
import io.plugdesk.bench.wire.Wire.Call;
import java.io.IOException;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * The versions of one plugin, as the house tells them.
 *
 * @param tenant who asks
 * @param plugin the plugin's id
 */
public record Deployed(Tenant tenant, String plugin) {
  private static final long LIMIT_NANOS = 300_000_000_000L;
  private static final long PAUSE_MILLIS = 50;

  /** Something that comes true. */
  public interface Condition {
    /** Whether it is so. */
    boolean holds() throws IOException, InterruptedException;
  }

  /** Waits for something, five minutes at most: a busy machine starts slowly. */
  public static void await(String what, Condition condition)
      throws IOException, InterruptedException {
    await(what, PAUSE_MILLIS, condition);
  }

  /** The same, and asks no more often than after a pause. */
  public static void await(String what, long pauseMillis, Condition condition)
      throws IOException, InterruptedException {
    long end = System.nanoTime() + LIMIT_NANOS;
    while (!condition.holds()) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException("Waited in vain: " + what);
      }
      Thread.sleep(pauseMillis);
    }
  }

  /** Whether a version takes the work. */
  public boolean serves(String version) throws IOException, InterruptedException {
    return versions().stream()
        .anyMatch(
            each ->
                each.path("version").asText().equals(version)
                    && each.path("state").asText().equals("active"));
  }

  /** Whether nothing but this version and an idle one of the distribution is there. */
  public boolean isAlone(String version) throws IOException, InterruptedException {
    return versions().stream()
        .allMatch(
            each ->
                each.path("version").asText().equals(version)
                    || (isShipped(each) && each.path("leases").asInt() == 0));
  }

  /** Whether only the distribution's own version is there, and works. */
  public boolean isShippedOnly() throws IOException, InterruptedException {
    var versions = versions();
    return versions.size() == 1
        && isShipped(versions.get(0))
        && versions.get(0).path("state").asText().equals("active");
  }

  /** The versions, with their states. */
  public List<JsonNode> versions() throws IOException, InterruptedException {
    var all = tenant.wire().once(Call.get("/api/v1/plugins", tenant.admin())).path("plugins");
    for (var each : all) {
      if (each.path("plugin").asText().equals(plugin)) {
        return StreamSupport.stream(each.path("versions").spliterator(), false).toList();
      }
    }
    return List.of();
  }

  private static boolean isShipped(JsonNode version) {
    return version.path("source").asText().equals("shipped");
  }
}
