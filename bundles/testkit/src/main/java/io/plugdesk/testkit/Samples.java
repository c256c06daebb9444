package io.plugdesk.testkit;

import io.plugdesk.api.TenantContext;
import io.plugdesk.api.knowledge.Passage;
import java.time.Instant;
import java.util.Map;

/** Small things that every test needs. */
public final class Samples {
  /** A tenant. */
  public static final TenantContext ACME =
      new TenantContext("0198c0de-0000-7000-8000-000000000001", "acme");

  /** Another tenant, who must never see a word of the first. */
  public static final TenantContext GLOBEX =
      new TenantContext("0198c0de-0000-7000-8000-000000000002", "globex");

  private Samples() {}

  /**
   * An English passage.
   *
   * @param documentId its document
   * @param ordinal its place in the document
   * @param text the passage itself
   */
  public static Passage passage(String documentId, int ordinal, String text) {
    return passage(documentId, ordinal, "", text);
  }

  /**
   * An English passage under a heading.
   *
   * @param documentId its document
   * @param ordinal its place in the document
   * @param section the headings above it
   * @param text the passage itself
   */
  public static Passage passage(String documentId, int ordinal, String section, String text) {
    return new Passage(
        documentId + "-" + ordinal,
        documentId,
        "default",
        ordinal,
        documentId.replace('-', ' '),
        section,
        null,
        text,
        null,
        "1",
        "en",
        Instant.EPOCH,
        0,
        Map.of());
  }
}
