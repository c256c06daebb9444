package io.plugdesk.api.knowledge;

import io.plugdesk.api.TenantContext;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * One search, in one way.
 *
 * @param tenant whose knowledge is searched
 * @param text the question in words
 * @param language the language of the question as a BCP 47 tag, {@code und} when not known
 * @param embedding the question's unit vector; null asks by words (BM25), else by meaning (kNN)
 * @param limit how many passages at most, 1 to 1,000
 * @param filter which passages may be found
 */
public record Query(
    TenantContext tenant,
    String text,
    String language,
    float[] embedding,
    int limit,
    Filter filter) {
  /**
   * Which passages may be found; an empty part does not restrict.
   *
   * @param namespace the namespace, or null for all
   * @param documentTypes the document types that are allowed
   * @param from the earliest time of intake, or null
   * @param until the latest time of intake, or null
   * @param metadata the value that each metadata key must have
   */
  public record Filter(
      String namespace,
      List<String> documentTypes,
      Instant from,
      Instant until,
      Map<String, String> metadata) {
    /** The filter that lets everything of the tenant pass. */
    public static final Filter NONE = new Filter(null, List.of(), null, null, Map.of());

    /** Copies the collections. */
    public Filter {
      documentTypes = List.copyOf(documentTypes);
      metadata = Map.copyOf(metadata);
    }
  }

  /** Refuses a limit outside 1 to 1,000. */
  public Query {
    Objects.requireNonNull(tenant, "tenant");
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(language, "language");
    Objects.requireNonNull(filter, "filter");
    if (limit < 1 || limit > 1000) {
      throw new IllegalArgumentException("A search asks for 1 to 1000 passages, not " + limit);
    }
  }
}
