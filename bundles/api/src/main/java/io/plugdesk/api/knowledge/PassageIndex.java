package io.plugdesk.api.knowledge;

import io.plugdesk.api.TenantContext;
import java.util.List;
import java.util.Set;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Holds the passages of a tenant so that a {@link Retriever} of the same plugin finds them.
 *
 * <p>The house calls it when documents come, change and go, from several threads; for one document
 * from one thread at a time. A batch may take seconds. What {@link #put} and {@link #remove} have
 * done survives a crash once they return, and is found within two seconds. Throws {@link
 * io.plugdesk.api.PlugdeskException}: TRANSIENT is retried with the same passages, so both methods
 * may be repeated without harm.
 */
@ConsumerType
public interface PassageIndex {
  /**
   * Stores passages; for every document named in the batch its older passages are gone afterwards.
   *
   * @param tenant the tenant
   * @param batch the passages, all passages of each document in one batch
   */
  void put(TenantContext tenant, List<IndexedPassage> batch);

  /**
   * Removes every passage of the documents; unknown ones are ignored.
   *
   * @param tenant the tenant
   * @param namespace the namespace of the documents
   * @param documentIds the documents
   */
  void remove(TenantContext tenant, String namespace, Set<String> documentIds);

  /**
   * Removes everything of a tenant, its index included; repeated, it does nothing.
   *
   * @param tenant the tenant
   */
  void drop(TenantContext tenant);
}
