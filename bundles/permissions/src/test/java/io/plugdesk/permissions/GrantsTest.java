package io.plugdesk.permissions;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import io.plugdesk.api.TenantContext;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GrantsTest {
  private static final TenantContext ACME = new TenantContext("acme-id", "acme");
  private static final TenantContext GLOBEX = new TenantContext("globex-id", "globex");

  private final List<Refusals.Refusal> recorded = new ArrayList<>();

  @ParameterizedTest
  @CsvSource({
    "192.0.2.1, https://192.0.2.1/v1",
    "192.0.2.1, http://192.0.2.1:8080/v1",
    "192.0.2.1:8443, https://192.0.2.1:8443/v1",
    "192.0.2.1:443, https://192.0.2.1/v1",
    "*.0.2.1, https://192.0.2.1/v1",
    "setting:base_url, https://192.0.2.9/whatever",
    "setting:base_url, https://192.0.2.9:443"
  })
  void allowsWhatWasDeclared(String declared, String address) {
    assertDoesNotThrow(() -> hosts(declared).checkHost(ACME, URI.create(address)));
    assertEquals(List.of(), recorded);
  }

  @ParameterizedTest
  @CsvSource({
    "192.0.2.1, https://192.0.2.2/",
    "192.0.2.1:8443, https://192.0.2.1/",
    "*.2.1, https://2.1.example/",
    "setting:base_url, http://192.0.2.9/",
    "setting:base_url, https://192.0.2.9:8443/",
    "setting:other, https://192.0.2.9/"
  })
  void refusesAndRecordsTheRest(String declared, String address) {
    assertEquals(Kind.FORBIDDEN, refused(hosts(declared), ACME, address).kind());
    assertEquals("host", recorded.get(0).what());
  }

  @Test
  void refusesTheHostOfAnotherTenant() {
    var refusal = refused(hosts("setting:base_url"), GLOBEX, "https://192.0.2.9/");

    assertEquals(Kind.FORBIDDEN, refusal.kind());
    assertFalse(recorded.get(0).known());
  }

  @ParameterizedTest
  @ValueSource(strings = {"file:///etc/passwd", "https://me@192.0.2.9/", "/orders"})
  void takesWhatIsNoAddressForWronglySet(String address) {
    var refusal = refused(hosts("setting:base_url"), ACME, address);

    assertEquals(Kind.MISCONFIGURED, refusal.kind());
    assertEquals(
        "base_url: a request goes to no http or https address of a host: correct it",
        refusal.getMessage());
  }

  @Test
  void allowsTheSecretThatTheTenantNamed() {
    assertEquals("api_key_ref", secrets("setting:api_key_ref").checkSecret(ACME, "file:shop"));
    assertEquals("file:relay", secrets("file:relay").checkSecret(ACME, "file:relay"));
  }

  @Test
  void refusesEverySecretOfATenantThatDoesNotHaveThePlugin() {
    var grants = secrets("file:relay", "setting:api_key_ref");

    var refusal =
        assertThrows(PlugdeskException.class, () -> grants.checkSecret(GLOBEX, "file:relay"));
    assertEquals(Kind.FORBIDDEN, refusal.kind());
  }

  @Test
  void refusesAnotherSecretAndSaysSoWithoutIt() {
    var grants = secrets("setting:api_key_ref");

    var other = assertThrows(PlugdeskException.class, () -> grants.checkSecret(ACME, "file:bank"));
    var plain = assertThrows(PlugdeskException.class, () -> grants.checkSecret(ACME, "sk-canary"));

    assertEquals(
        "io.plugdesk.tool.x 1.0.0 reads file:bank, which it did not declare: its maker names the"
            + " secret in @ReadsSecrets, or the tenant's admin in the setting api_key_ref",
        other.getMessage());
    assertFalse(plain.getMessage().contains("canary"));
    assertFalse(recorded.toString().contains("canary"));
    assertEquals(2, recorded.size());
  }

  private Grants hosts(String... words) {
    return grants(List.of(words), List.of());
  }

  private Grants secrets(String... words) {
    return grants(List.of(), List.of(words));
  }

  private Grants grants(List<String> hosts, List<String> secrets) {
    var set =
        new FixedSettings(
            ACME.tenantId(),
            Map.of("base_url", "https://192.0.2.9/api", "api_key_ref", "file:shop"));
    var plugin = new Plugin(1, "io.plugdesk.tool.x", "1.0.0", hosts, secrets, Set.of());
    return new Grants(plugin, set, new Reach(Set.of(), Path.of("missing")), recorded::add);
  }

  private static PlugdeskException refused(Grants grants, TenantContext tenant, String address) {
    return assertThrows(
        PlugdeskException.class, () -> grants.checkHost(tenant, URI.create(address)));
  }
}
