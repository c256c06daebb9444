package io.plugdesk.tenants;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import io.plugdesk.api.TenantContext;
import io.plugdesk.desk.tenants.Deletion;
import io.plugdesk.desk.tenants.Tenant;
import io.plugdesk.desk.tenants.Tenants;
import java.security.Principal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.ws.rs.NotFoundException;
import javax.ws.rs.core.SecurityContext;
import org.junit.jupiter.api.Test;

/** What callers may ask of tenants, and what they are answered. */
class TenantsResourceTest {
  private static final TenantContext ACME =
      new TenantContext("01890000-0000-7000-8000-00000000000a", "acme");
  private static final TenantContext GLOBEX =
      new TenantContext("01890000-0000-7000-8000-00000000000b", "globex");

  private final Shelf tenants = new Shelf();
  private boolean finished = true;
  private final TenantsResource resource =
      new TenantsResource(
          tenants,
          (tenant, actor, patience) -> {
            tenants.delete(tenant, actor);
            return new Deletion(finished, List.of());
          });

  @Test
  void answersACreatedTenant() {
    var response = resource.createTenant(body("Acme", "acme"), operator());
    assertEquals(201, response.getStatus());
    var view = (TenantView) response.getEntity();
    assertEquals(ACME.tenantId(), view.tenantId());
    assertEquals("{}", view.configJson().toString());
    assertEquals(List.of("create acme by olga"), tenants.changes);
  }

  @Test
  void findsATenantByDomainAndByUuid() {
    tenants.create("acme", "Acme", "{}", "olga");
    assertEquals("Acme", resource.getTenant("acme", null).name());
    assertEquals("Acme", resource.getTenant(ACME.tenantId(), ACME).name());
  }

  @Test
  void doesNotKnowAnUnknownTenant() {
    assertThrows(NotFoundException.class, () -> resource.getTenant("nobody", null));
  }

  @Test
  void doesNotTellAPersonWhetherAnotherTenantExists() {
    tenants.create("acme", "Acme", "{}", "olga");
    for (var named : List.of("acme", "nobody", ACME.tenantId())) {
      assertEquals(Kind.FORBIDDEN, refusal(() -> resource.getTenant(named, GLOBEX)).kind());
    }
  }

  @Test
  void keepsTheDomain() {
    tenants.create("acme", "Acme", "{}", "olga");
    var failure =
        refusal(() -> resource.updateTenant("acme", body("Acme", "other"), ACME, operator()));
    assertEquals(Kind.REJECTED, failure.kind());
  }

  @Test
  void letsAnAdminChangeTheOwnTenant() {
    tenants.create("acme", "Acme", "{}", "olga");
    var view = resource.updateTenant("acme", body("Acme & Sons", null), ACME, operator());
    assertEquals("Acme & Sons", view.name());
  }

  @Test
  void removesATenant() {
    tenants.create("acme", "Acme", "{}", "olga");
    assertEquals(204, resource.deleteTenant("acme", operator()).getStatus());
    assertEquals(List.of(), resource.listTenants());
  }

  @Test
  void saysThatADeletionGoesOn() {
    tenants.create("acme", "Acme", "{}", "olga");
    finished = false;
    assertEquals(202, resource.deleteTenant("acme", operator()).getStatus());
  }

  private static TenantBody body(String name, String domain) {
    return new TenantBody(name, domain, JsonNodeFactory.instance.objectNode());
  }

  private static PlugdeskException refusal(Runnable call) {
    return assertThrows(PlugdeskException.class, call::run);
  }

  private static SecurityContext operator() {
    return new SecurityContext() {
      @Override
      public Principal getUserPrincipal() {
        return () -> "olga";
      }

      @Override
      public boolean isUserInRole(String role) {
        return role.equals("operator");
      }

      @Override
      public boolean isSecure() {
        return true;
      }

      @Override
      public String getAuthenticationScheme() {
        return "Bearer";
      }
    };
  }

  /** Holds one tenant at most. */
  private static final class Shelf implements Tenants {
    private final List<String> changes = new ArrayList<>();
    private Optional<Tenant> only = Optional.empty();

    @Override
    public Tenant create(String slug, String name, String configJson, String actor) {
      changes.add("create " + slug + " by " + actor);
      only = Optional.of(new Tenant(ACME, name, configJson, Instant.EPOCH, Instant.EPOCH));
      return only.get();
    }

    @Override
    public Tenant update(TenantContext tenant, String name, String configJson, String actor) {
      return create(tenant.slug(), name, configJson, actor);
    }

    @Override
    public List<Tenant> list() {
      return only.stream().toList();
    }

    @Override
    public Optional<Tenant> find(String idOrSlug) {
      return only.filter(t -> List.of(ACME.slug(), ACME.tenantId()).contains(idOrSlug));
    }

    @Override
    public void delete(TenantContext tenant, String actor) {
      only = Optional.empty();
    }
  }
}
