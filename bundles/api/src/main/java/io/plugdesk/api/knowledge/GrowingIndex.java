package io.plugdesk.api.knowledge;

import io.plugdesk.api.TenantContext;
import java.util.List;
import java.util.Set;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A power of a {@link PassageIndex} that takes a large document in several batches, so that it
 * never lies in memory as a whole.
 *
 * <p>The house calls {@link #add} for each batch and then {@link #settle}, for one document from
 * one thread at a time, the same batches again after a crash. A call may take seconds. What {@link
 * #add} was given survives a crash once it returns, and may be found at once or later; an empty
 * batch does nothing. Throws {@link io.plugdesk.api.PlugdeskException} as {@link PassageIndex}
 * does.
 */
@ConsumerType
public interface GrowingIndex {
  /**
   * Stores passages beside those that are there.
   *
   * @param tenant the tenant
   * @param batch passages of one document; those of the same id are replaced
   */
  void add(TenantContext tenant, List<IndexedPassage> batch);

  /**
   * Ends a document: afterwards these passages are found, and no others of it are there.
   *
   * @param tenant the tenant
   * @param namespace the namespace of the document
   * @param documentId the document
   * @param chunkIds the ids of all its passages
   */
  void settle(TenantContext tenant, String namespace, String documentId, Set<String> chunkIds);
}
