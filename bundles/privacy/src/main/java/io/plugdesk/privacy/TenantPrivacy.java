package io.plugdesk.privacy;

import io.plugdesk.api.TenantContext;
import io.plugdesk.desk.privacy.Privacy;
import io.plugdesk.desk.privacy.Redacted;
import io.plugdesk.desk.tenants.Tenant;
import io.plugdesk.desk.tenants.Tenants;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Redacts as the tenant's settings say; a change of them counts from the next text on. */
@Component
public final class TenantPrivacy implements Privacy {
  private static final Logger LOG = LoggerFactory.getLogger(TenantPrivacy.class);
  private final Tenants tenants;
  private final Map<String, Known> policies = new ConcurrentHashMap<>();
  private final Map<String, Detector> detectors = new ConcurrentHashMap<>();

  /** Offers redaction. */
  @Activate
  public TenantPrivacy(@Reference Tenants tenants) {
    this.tenants = tenants;
  }

  @Override
  public Redacted redact(TenantContext tenant, String text) {
    var policy = policy(tenant);
    if (policy.kinds().isEmpty()) {
      return new Redacted(text, Set.of());
    }
    var detector = detectors.computeIfAbsent(policy.region(), Detector::new);
    var finds =
        detector.find(text).stream().filter(find -> policy.kinds().contains(find.kind())).toList();
    return new Redacted(
        Detector.redact(text, finds),
        finds.stream().map(find -> find.kind().word()).collect(Collectors.toSet()));
  }

  private Policy policy(TenantContext tenant) {
    var found = tenants.find(tenant.tenantId());
    if (found.isEmpty()) {
      policies.remove(tenant.tenantId());
      return Policy.ALL;
    }
    var known = policies.get(tenant.tenantId());
    if (known != null && known.settings().equals(found.get().configJson())) {
      return known.policy();
    }
    return read(found.get());
  }

  private Policy read(Tenant tenant) {
    var policy = Policy.of(tenant.configJson());
    policy
        .faults()
        .forEach(f -> LOG.warn("Correct the settings of {}: {}", tenant.context().slug(), f));
    policies.put(tenant.context().tenantId(), new Known(tenant.configJson(), policy));
    return policy;
  }

  private record Known(String settings, Policy policy) {}
}
