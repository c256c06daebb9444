package io.plugdesk.permissions;

import io.plugdesk.api.TenantContext;
import io.plugdesk.api.secret.Secrets;
import java.util.Optional;
import org.osgi.service.component.ComponentContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;

/** The tenants' secrets for one bundle: those that it declared. */
@Component(service = Secrets.class, scope = ServiceScope.BUNDLE)
public final class HouseSecrets implements Secrets {
  private final Grants grants;
  private final SecretFolder folder;

  /** Reads nothing yet. */
  @Activate
  public HouseSecrets(
      ComponentContext context, @Reference ConfiguredSettings settings, @Reference Audit audit) {
    this(
        new Grants(Plugin.declared(context.getUsingBundle()), settings, Reach.ofThisHouse(), audit),
        SecretFolder.ofThisHouse());
  }

  HouseSecrets(Grants grants, SecretFolder folder) {
    this.grants = grants;
    this.folder = folder;
  }

  @Deactivate
  void close() {
    grants.settings().forget(grants.plugin());
  }

  @Override
  public Optional<String> read(TenantContext tenant, String reference) {
    if (reference == null || reference.isBlank()) {
      return Optional.empty();
    }
    var name = grants.checkSecret(tenant, reference);
    return Optional.of(folder.read(tenant.tenantId(), reference, name));
  }
}
