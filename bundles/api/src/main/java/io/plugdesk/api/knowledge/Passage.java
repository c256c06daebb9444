package io.plugdesk.api.knowledge;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;

/**
 * A piece of a document, small enough to be read and cited.
 *
 * @param chunkId its id, unique within the tenant
 * @param documentId the caller's own id of the document
 * @param namespace the part of the tenant's knowledge it belongs to
 * @param ordinal its place in the document, from 0
 * @param title the document's title
 * @param section the path of headings above it, joined by {@code " › "}; empty when there is none
 * @param page the page it begins on, from 1, or null when the document has no pages
 * @param text the passage itself
 * @param url where the original can be opened, or null
 * @param versionId the version of the document, changed whenever its content changes
 * @param language its language as a BCP 47 tag, {@code und} when it is not known
 * @param createdAt when this version was taken in
 * @param score how well it matches on the scale of whoever found it; 0 where nobody searched
 * @param metadata further keys of the document; {@link #LAST_PAGE} of a passage that runs over a
 *     page break
 */
public record Passage(
    String chunkId,
    String documentId,
    String namespace,
    int ordinal,
    String title,
    String section,
    Integer page,
    String text,
    String url,
    String versionId,
    String language,
    Instant createdAt,
    double score,
    Map<String, String> metadata) {
  /** The metadata key of the number of the page on which a passage ends that has several. */
  public static final String LAST_PAGE = "last_page";

  /** Refuses a passage without ids or text. */
  public Passage {
    Objects.requireNonNull(chunkId, "chunkId");
    Objects.requireNonNull(documentId, "documentId");
    Objects.requireNonNull(namespace, "namespace");
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(section, "section");
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(versionId, "versionId");
    Objects.requireNonNull(language, "language");
    Objects.requireNonNull(createdAt, "createdAt");
    metadata = Map.copyOf(metadata);
  }

  /**
   * The page it ends on.
   *
   * @return its number, from {@code page} on; null when the document has no pages
   */
  public Integer lastPage() {
    String last = metadata.get(LAST_PAGE);
    return page == null || last == null || !last.matches("[0-9]{1,9}")
        ? page
        : Integer.valueOf(Math.max(page, Integer.parseInt(last)));
  }

  /**
   * The same passage with another score.
   *
   * @param score the new score
   */
  public Passage withScore(double score) {
    return new Passage(
        chunkId,
        documentId,
        namespace,
        ordinal,
        title,
        section,
        page,
        text,
        url,
        versionId,
        language,
        createdAt,
        score,
        metadata);
  }
}
