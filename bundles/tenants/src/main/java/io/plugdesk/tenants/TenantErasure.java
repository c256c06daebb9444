package io.plugdesk.tenants;

import io.plugdesk.api.TenantContext;
import io.plugdesk.api.knowledge.PassageStorage;
import io.plugdesk.desk.tenants.TenantData;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.osgi.framework.Constants;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/**
 * What has to be erased outside of the tables, in this order: instances, what rooms hold (the
 * highest service ranking first), what retrieval back ends keep, folders; the first failure stops.
 */
@Component(service = TenantErasure.class)
public final class TenantErasure {
  private final List<Room> rooms = new CopyOnWriteArrayList<>();
  private final List<PassageStorage> storages = new CopyOnWriteArrayList<>();
  private final Instances instances;
  private final TenantFolders folders;

  /** Erases in the house's data folder. */
  @Activate
  public TenantErasure(@Reference Instances instances, @Reference TenantFolders folders) {
    this.instances = instances;
    this.folders = folders;
  }

  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  void addRoom(TenantData room, Map<String, Object> properties) {
    var ranking = properties.get(Constants.SERVICE_RANKING);
    rooms.add(new Room(room, ranking instanceof Integer number ? number : 0));
  }

  void removeRoom(TenantData room) {
    rooms.removeIf(known -> known.data() == room);
  }

  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  void addStorage(PassageStorage storage) {
    storages.add(storage);
  }

  void removeStorage(PassageStorage storage) {
    storages.remove(storage);
  }

  /** Erases the tenant, one at a time, and says what was there. */
  synchronized List<String> erase(TenantContext tenant) {
    instances.awaitEnd(tenant);
    var inOrder = rooms.stream().sorted(Comparator.comparing(Room::ranking).reversed()).toList();
    inOrder.forEach(room -> room.data().erase(tenant));
    storages.forEach(storage -> storage.drop(tenant));
    var removed = new ArrayList<String>();
    removed.add("its jobs, files and audit texts");
    if (!storages.isEmpty()) {
      removed.add("its search index");
    }
    removed.addAll(folders.erase(tenant));
    return removed;
  }

  private record Room(TenantData data, int ranking) {}
}
