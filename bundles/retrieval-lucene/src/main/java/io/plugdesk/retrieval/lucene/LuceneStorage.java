package io.plugdesk.retrieval.lucene;

import io.plugdesk.api.TenantContext;
import io.plugdesk.api.knowledge.PassageStorage;
import java.nio.file.Path;
import java.util.UUID;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Removes the index of a tenant that goes, also of one that has switched this plugin off. */
@Component
public final class LuceneStorage implements PassageStorage {
  private final Path folder;

  /** Stands where {@link LuceneRetriever} keeps its indexes. */
  @Activate
  public LuceneStorage() {
    this(Path.of(System.getProperty("plugdesk.home", "data"), "lucene"));
  }

  LuceneStorage(Path folder) {
    this.folder = folder;
  }

  @Override
  public void drop(TenantContext tenant) {
    new TenantIndex(folder.resolve(UUID.fromString(tenant.tenantId()).toString())).drop();
  }
}
