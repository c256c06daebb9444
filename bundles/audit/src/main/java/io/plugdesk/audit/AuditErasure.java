package io.plugdesk.audit;

import io.plugdesk.api.TenantContext;
import io.plugdesk.desk.store.UnitsOfWork;
import io.plugdesk.desk.store.UnitsOfWork.Reason;
import io.plugdesk.desk.tenants.TenantData;
import java.sql.SQLException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Erases the payloads of a tenant that goes; the chain holds their digests and stays whole. */
@Component
public final class AuditErasure implements TenantData {
  private static final String ERASE =
      "update event set payload = null, salt = null where tenant_id = ? and payload is not null";

  private final UnitsOfWork units;

  /** Made when the table is there. */
  @Activate
  public AuditErasure(@Reference(target = "(room=audit)") UnitsOfWork units) {
    this.units = units;
  }

  @Override
  public void erase(TenantContext tenant) {
    units.house(
        Reason.AUDIT,
        "erase payloads",
        unit -> {
          try (var statement = unit.connection().prepareStatement(ERASE)) {
            statement.setString(1, tenant.tenantId());
            return statement.executeUpdate();
          } catch (SQLException e) {
            throw AuditFailures.of("erase the payloads of a tenant", e);
          }
        });
  }
}
