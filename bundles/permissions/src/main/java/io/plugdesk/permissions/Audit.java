package io.plugdesk.permissions;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.plugdesk.desk.audit.AuditEvent;
import io.plugdesk.desk.audit.AuditEvent.Actor;
import io.plugdesk.desk.plugins.PluginPermissions;
import io.plugdesk.desk.store.AuditTrail;
import io.plugdesk.desk.store.UnitOfWork;
import io.plugdesk.desk.store.UnitsOfWork;
import io.plugdesk.desk.store.UnitsOfWork.Reason;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes refusals into the log and the audit trail, each once an hour and {@value #MOST} different
 * ones at most, so that a plugin which asks again and again fills neither.
 */
@Component(service = Audit.class)
public final class Audit implements Refusals {
  private static final Logger LOG = LoggerFactory.getLogger(Audit.class);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MOST = 500;
  private static final long HOUR = 3_600_000_000_000L;

  private final Map<Refusal, Long> recorded = new HashMap<>();

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private volatile AuditTrail trail;

  @Reference(
      target = "(room=audit)",
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private volatile UnitsOfWork units;

  /** Begins without a database: plugins may be refused before there is one. */
  public Audit() {}

  Audit(UnitsOfWork units, AuditTrail trail) {
    this.units = units;
    this.trail = trail;
  }

  @Override
  public void record(Refusal refusal) {
    if (!isNew(refusal)) {
      return;
    }
    LOG.warn(
        "{} was refused the {} {}: it did not declare it",
        refusal.plugin(),
        refusal.what(),
        refusal.which());
    var room = units;
    var writer = trail;
    if (room == null || writer == null) {
      return;
    }
    try {
      within(room, refusal, unit -> write(writer, unit, refusal));
    } catch (RuntimeException e) {
      LOG.warn("The refusal could not be written into the audit trail: {}", e.getMessage());
    }
  }

  /** What a bundle was refused within the last hour, the latest first. */
  synchronized List<PluginPermissions.Refusal> of(long bundle) {
    var nanos = System.nanoTime();
    var now = Instant.now();
    return recorded.entrySet().stream()
        .filter(each -> each.getKey().plugin().bundle() == bundle)
        .filter(each -> nanos - each.getValue() <= HOUR)
        .sorted(Comparator.comparingLong(each -> nanos - each.getValue()))
        .map(each -> shown(each.getKey(), now.minusNanos(nanos - each.getValue())))
        .toList();
  }

  private static PluginPermissions.Refusal shown(Refusal refusal, Instant time) {
    return new PluginPermissions.Refusal(refusal.what(), refusal.which(), time);
  }

  private synchronized boolean isNew(Refusal refusal) {
    var now = System.nanoTime();
    recorded.values().removeIf(before -> now - before > HOUR);
    return recorded.size() < MOST && recorded.putIfAbsent(refusal, now) == null;
  }

  /** A tenant that the plugin made up has no rows. */
  private static void within(UnitsOfWork units, Refusal refusal, Function<UnitOfWork, Void> work) {
    if (refusal.known()) {
      units.within(refusal.tenant(), "record a refusal", work);
    } else {
      units.house(Reason.AUDIT, "record a refusal", work);
    }
  }

  private static Void write(AuditTrail trail, UnitOfWork unit, Refusal refusal) {
    var payload =
        JSON.createObjectNode()
            .put("plugin", refusal.plugin().name())
            .put("version", refusal.plugin().version())
            .put(refusal.what(), refusal.which());
    var tenant = refusal.known() ? refusal.tenant() : null;
    trail.record(
        unit,
        new AuditEvent(
            tenant,
            null,
            Actor.SYSTEM,
            refusal.plugin().name(),
            "plugin.refused",
            payload.toString()));
    return null;
  }
}
