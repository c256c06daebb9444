package io.plugdesk.plugins;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import io.plugdesk.desk.tenants.Feature;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the configurations agree with what the tenants have switched on; used from the room's one
 * thread.
 *
 * <p>New settings start beside the old ones, which go when the new instance runs, no conversation
 * keeps them and their last lease is closed, or after the drain limit. New settings that do not
 * start within the start limit leave the old ones in use.
 */
final class Projection {
  /** How long an instance that goes may finish what it does. */
  static final Duration DRAIN_LIMIT = Duration.ofSeconds(30);

  private static final Logger LOG = LoggerFactory.getLogger(Projection.class);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

  private final Configurations configurations;
  private final Catalogue catalogue;
  private final Directory directory;
  private final Predicate<Instance.Key> kept;
  private final Executor thread;
  private final Consumer<String> afterwards;
  private final Map<String, Set<Instance.Key>> existing = new HashMap<>();
  private final Map<Instance.Key, String> confirmed = new HashMap<>();
  private final Set<Instance.Key> leaving = new HashSet<>();
  private final Set<String> reviewed = new HashSet<>();

  Projection(
      Configurations configurations,
      Catalogue catalogue,
      Directory directory,
      Predicate<Instance.Key> kept,
      Executor thread,
      Consumer<String> afterwards) {
    this.configurations = configurations;
    this.catalogue = catalogue;
    this.directory = directory;
    this.kept = kept;
    this.thread = thread;
    this.afterwards = afterwards;
    for (var key : configurations.list()) {
      existing.computeIfAbsent(key.tenantId(), id -> new HashSet<>()).add(key);
    }
  }

  /** The ids of the tenants that have configurations. */
  Set<String> tenants() {
    return Set.copyOf(existing.keySet());
  }

  /** The ids of the tenants whose earlier settings conversations keep. */
  Set<String> reviewed() {
    return Set.copyOf(reviewed);
  }

  /** Makes the configurations of one tenant agree with its features. */
  void reconcile(String tenantId, Map<String, Feature> features) {
    var present = existing.computeIfAbsent(tenantId, id -> new HashSet<>());
    features.values().forEach(feature -> declare(tenantId, feature, present));
    var later = false;
    for (var key : Set.copyOf(present)) {
      var feature = features.get(key.plugin());
      if (superseded(key, feature)) {
        if (feature != null && !leaving.contains(key) && kept.test(key)) {
          later = true;
        } else {
          leave(key);
        }
      }
    }
    if (later) {
      reviewed.add(tenantId);
    } else {
      reviewed.remove(tenantId);
    }
    if (present.isEmpty()) {
      existing.remove(tenantId);
    }
  }

  private void declare(String tenantId, Feature feature, Set<Instance.Key> present) {
    var installed = catalogue.find(feature.plugin()).orElse(null);
    if (installed == null) {
      return;
    }
    var key = new Instance.Key(tenantId, feature.plugin(), feature.revision());
    var version = installed.info().version();
    if (version.equals(confirmed.get(key)) || leaving.contains(key)) {
      return;
    }
    try {
      configurations.put(key, installed.form().properties(settings(feature)));
      present.add(key);
    } catch (PlugdeskException e) {
      if (e.kind() == Kind.TRANSIENT) {
        throw e;
      }
      LOG.warn("{} does not start for tenant {}: {}", feature.plugin(), tenantId, e.getMessage());
    }
    confirmed.put(key, version);
  }

  private boolean superseded(Instance.Key key, Feature feature) {
    if (feature == null) {
      return true;
    }
    if (feature.revision() == key.revision()) {
      return false;
    }
    var instances = directory.of(key.tenantId(), key.plugin());
    return instances.stream().noneMatch(instance -> instance.key().equals(key))
        || instances.stream()
            .anyMatch(
                instance -> instance.key().revision() == feature.revision() && instance.starts());
  }

  private void leave(Instance.Key key) {
    if (!leaving.add(key)) {
      return;
    }
    var drained =
        directory.of(key.tenantId(), key.plugin()).stream()
            .filter(instance -> instance.key().equals(key))
            .map(Instance::retire)
            .toArray(CompletableFuture<?>[]::new);
    CompletableFuture.allOf(drained)
        .orTimeout(DRAIN_LIMIT.toMillis(), TimeUnit.MILLISECONDS)
        .whenComplete((done, late) -> thread.execute(() -> delete(key, late != null)));
  }

  private void delete(Instance.Key key, boolean late) {
    leaving.remove(key);
    if (late) {
      LOG.warn("{} is stopped for tenant {} while in use", key.plugin(), key.tenantId());
    }
    configurations.delete(key);
    confirmed.remove(key);
    existing.getOrDefault(key.tenantId(), new HashSet<>()).remove(key);
    afterwards.accept(key.tenantId());
  }

  /** The settings of a feature. */
  static Map<String, Object> settings(Feature feature) {
    try {
      var text = feature.settingsJson();
      return text == null || text.isBlank() ? Map.of() : JSON.readValue(text, OBJECT);
    } catch (JsonProcessingException e) {
      throw new PlugdeskException(
          Kind.MISCONFIGURED,
          "The stored settings of %s cannot be read: set them again".formatted(feature.plugin()));
    }
  }

  /** The text of settings. */
  static String text(Map<String, Object> settings) {
    try {
      return JSON.writeValueAsString(settings);
    } catch (JsonProcessingException e) {
      throw new PlugdeskException(Kind.REJECTED, "The settings cannot be written as JSON", e);
    }
  }
}
