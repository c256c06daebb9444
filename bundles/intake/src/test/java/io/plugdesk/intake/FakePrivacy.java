package io.plugdesk.intake;

import io.plugdesk.api.TenantContext;
import io.plugdesk.desk.privacy.Privacy;
import io.plugdesk.desk.privacy.Redacted;
import java.util.Set;

/** Knows one address. */
final class FakePrivacy implements Privacy {
  static final String ADDRESS = "ann_lee@example.com";

  @Override
  public Redacted redact(TenantContext tenant, String text) {
    return text.contains(ADDRESS)
        ? new Redacted(text.replace(ADDRESS, "[email]"), Set.of("email"))
        : new Redacted(text, Set.of());
  }
}
