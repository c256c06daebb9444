package io.plugdesk.intake;

import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.TenantContext;
import io.plugdesk.desk.privacy.Privacy;
import io.plugdesk.desk.privacy.Redacted;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/** Takes personal data out of the texts of one document, and remembers which kinds there were. */
final class Redaction {
  /** What has a form that no other id has; a number may be anything. */
  private static final Set<String> TELLING = Set.of("card", "email", "iban");

  private final Privacy privacy;
  private final TenantContext tenant;
  private final Set<String> kinds;

  /**
   * Begins, or goes on.
   *
   * @param known the kinds that were taken out of the document before
   */
  Redaction(Privacy privacy, TenantContext tenant, Collection<String> known) {
    this.privacy = privacy;
    this.tenant = tenant;
    this.kinds = new TreeSet<>(known);
  }

  /** The text as it may be kept; null stays null. */
  String of(String text) {
    if (text == null) {
      return null;
    }
    Redacted redacted = privacy.redact(tenant, text);
    kinds.addAll(redacted.kinds());
    return redacted.text();
  }

  /**
   * Refuses a document's id that tells whose it is, since an id is kept as it is.
   *
   * @throws PlugdeskException REJECTED
   */
  void checkId(String documentId) {
    Set<String> told = new TreeSet<>(privacy.redact(tenant, documentId).kinds());
    told.retainAll(TELLING);
    if (!told.isEmpty()) {
      throw Limits.rejected(
          "document_id, or the file's name, holds personal data that this tenant does not keep ("
              + String.join(", ", told)
              + "). Give the document another name.");
    }
  }

  /** Whether something was taken out of this text, now or before it was stored. */
  boolean marks(String text) {
    return kinds.stream().anyMatch(kind -> text.contains("[" + kind + "]"));
  }

  /** What was taken out by now. */
  Set<String> kinds() {
    return Set.copyOf(kinds);
  }
}
