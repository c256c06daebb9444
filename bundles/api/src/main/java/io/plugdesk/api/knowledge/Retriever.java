package io.plugdesk.api.knowledge;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Finds passages in a tenant's knowledge.
 *
 * <p>The house calls it for every question, from many threads at once, in parallel once by words
 * and once by meaning; after deactivation it is not called again. It should take less than 50
 * milliseconds and is given up after five seconds. Nothing found is an empty list. Throws {@link
 * io.plugdesk.api.PlugdeskException}: TRANSIENT when the back end cannot be reached, MISCONFIGURED
 * when the tenant's index cannot be used.
 */
@ConsumerType
public interface Retriever {
  /**
   * Searches.
   *
   * @param query what is looked for; only passages of its tenant may be returned
   * @return best first, at most the query's limit, each with the score of this search
   */
  List<Passage> retrieve(Query query);
}
