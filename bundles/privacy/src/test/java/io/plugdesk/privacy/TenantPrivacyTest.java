package io.plugdesk.privacy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plugdesk.api.TenantContext;
import io.plugdesk.store.TestTenants;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a tenant's settings ask for is what is taken out. */
class TenantPrivacyTest {
  private static final TenantContext ACME =
      new TenantContext("01890000-0000-7000-8000-00000000000a", "acme");
  private static final String TEXT = "Mail ann@example.com or call 030 12345678 from 10.0.0.1";
  private final TestTenants tenants = new TestTenants(ACME);
  private final TenantPrivacy privacy = new TenantPrivacy(tenants);

  @Test
  void leavesATextAsItIsWithoutAPolicy() {
    for (var settings : List.of("{}", "{\"privacy\":{}}", "{\"privacy\":{\"redact\":[]}}")) {
      tenants.configJson = settings;
      var redacted = privacy.redact(ACME, TEXT);
      assertEquals(TEXT, redacted.text());
      assertFalse(redacted.changed());
    }
  }

  @Test
  void takesOutWhatThePolicyNames() {
    tenants.configJson = "{\"privacy\":{\"redact\":[\"email\",\"ip\"]}}";
    var redacted = privacy.redact(ACME, TEXT);
    assertEquals("Mail [email] or call 030 12345678 from [ip]", redacted.text());
    assertEquals(Set.of("email", "ip"), redacted.kinds());
  }

  @Test
  void followsAChangeOfTheSettings() {
    assertEquals(TEXT, privacy.redact(ACME, TEXT).text());
    tenants.configJson = "{\"privacy\":{\"redact\":[\"phone\"],\"phone_region\":\"de\"}}";
    assertEquals(
        "Mail ann@example.com or call [phone] from 10.0.0.1", privacy.redact(ACME, TEXT).text());
    tenants.configJson = "{}";
    assertEquals(TEXT, privacy.redact(ACME, TEXT).text());
  }

  @Test
  void takesOutEverythingWhereThePolicyCannotBeUnderstood() {
    var settings =
        List.of(
            "{\"privacy\":{\"redact\":[\"e-mail\"]}}",
            "{\"privacy\":{\"redact\":true}}",
            "nothing");
    for (var wrong : settings) {
      tenants.configJson = wrong;
      assertEquals("Mail [email] or call [phone] from [ip]", privacy.redact(ACME, TEXT).text());
      assertEquals(EnumSet.allOf(Kind.class), Policy.of(wrong).kinds());
      assertEquals(1, Policy.of(wrong).faults().size());
    }
  }

  @Test
  void namesTheWordsThatItDoesNotKnow() {
    var faults =
        Policy.of("{\"privacy\":{\"redact\":[\"email\",\"name\"],\"phone_region\":\"Mars\"}}")
            .faults();
    assertEquals(2, faults.size());
    assertTrue(faults.get(0).contains("Mars"), faults.get(0));
    assertTrue(faults.get(1).contains("name"), faults.get(1));
  }

  @Test
  void takesEverythingOutOfATextOfATenantThatIsGone() {
    assertEquals(
        "Mail [email] or call [phone] from [ip]",
        privacy.redact(new TenantContext("gone", "gone"), TEXT).text());
  }
}
