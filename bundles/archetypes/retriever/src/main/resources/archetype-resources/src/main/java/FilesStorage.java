package ${package};

import io.plugdesk.api.TenantContext;
import io.plugdesk.api.knowledge.PassageStorage;
import org.osgi.service.component.annotations.Component;

/** Removes what a tenant leaves that is deleted, also one that has switched this plugin off. */
@Component
public final class FilesStorage implements PassageStorage {
  @Override
  public void drop(TenantContext tenant) {
    PassageFiles.ofTheHouse().drop(tenant);
  }
}
