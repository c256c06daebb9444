package io.plugdesk.permissions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import io.plugdesk.api.TenantContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HouseSecretsTest {
  private static final TenantContext ACME = new TenantContext("acme-id", "acme");

  @TempDir private Path folder;

  @Test
  void readsTheFileInTheTenantsOwnFolder() throws Exception {
    Files.createDirectories(folder.resolve("acme-id"));
    Files.writeString(folder.resolve("acme-id/shop"), "canary-4f1c\n");

    assertEquals(Optional.of("canary-4f1c"), secrets("file:shop").read(ACME, "file:shop"));
  }

  @Test
  void hasNothingWhereNoneIsNamed() {
    assertEquals(Optional.empty(), secrets("").read(ACME, ""));
    assertEquals(Optional.empty(), secrets("").read(ACME, null));
  }

  @ParameterizedTest
  @ValueSource(strings = {"file:../issuer.jwk", "file:missing", "env:PATH", "sk-canary", "file:"})
  void namesTheSettingWhenThereIsNone(String reference) {
    var failure =
        assertThrows(PlugdeskException.class, () -> secrets(reference).read(ACME, reference));

    assertEquals(Kind.MISCONFIGURED, failure.kind());
    assertTrue(failure.getMessage().startsWith("api_key_ref names"), failure.getMessage());
    assertFalse(failure.getMessage().contains("canary"));
  }

  @Test
  void doesNotTakeAnEmptyFileForASecret() throws Exception {
    Files.createDirectories(folder.resolve("acme-id"));
    Files.writeString(folder.resolve("acme-id/shop"), " \n");

    var failure =
        assertThrows(PlugdeskException.class, () -> secrets("file:shop").read(ACME, "file:shop"));

    assertEquals(Kind.MISCONFIGURED, failure.kind());
  }

  private HouseSecrets secrets(String set) {
    var settings = new FixedSettings(ACME.tenantId(), Map.of("api_key_ref", set));
    var plugin =
        new Plugin(
            1, "io.plugdesk.tool.x", "1.0.0", List.of(), List.of("setting:api_key_ref"), Set.of());
    var grants =
        new Grants(plugin, settings, new Reach(Set.of(), Path.of("missing")), refusal -> {});
    return new HouseSecrets(grants, new SecretFolder(folder));
  }
}
