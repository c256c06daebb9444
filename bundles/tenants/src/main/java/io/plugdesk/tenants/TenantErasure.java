package io.plugdesk.tenants;

import io.plugdesk.api.TenantContext;
import io.plugdesk.desk.tenants.TenantData;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** The rooms that hold data of tenants outside of their tables; the first failure stops. */
@Component(service = TenantErasure.class)
public final class TenantErasure {
  private final List<TenantData> rooms = new CopyOnWriteArrayList<>();

  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  void addRoom(TenantData room) {
    rooms.add(room);
  }

  void removeRoom(TenantData room) {
    rooms.remove(room);
  }

  /** Lets each room erase the tenant; one deletion at a time. */
  synchronized void erase(TenantContext tenant) {
    rooms.forEach(room -> room.erase(tenant));
  }
}
