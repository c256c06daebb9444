package io.plugdesk.intake;

import io.plugdesk.api.knowledge.IndexedPassage;
import io.plugdesk.desk.plugins.Plugins;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the passages of one document where the tenant's are: into its index, and into one that is
 * being filled beside it. Trouble with the latter never reaches the document; the migration comes
 * back to it.
 */
final class PassageWriter {
  private static final Logger LOG = LoggerFactory.getLogger(PassageWriter.class);

  private final DocumentJob job;
  private final IndexWriting main;
  private IndexWriting beside;

  PassageWriter(Plugins plugins, DocumentJob job, Home home) {
    this.job = job;
    this.main = new IndexWriting(plugins, job, new Home(home.plugin(), null));
    this.beside =
        home.filling() == null
            ? null
            : new IndexWriting(plugins, job, new Home(home.filling(), null));
  }

  /** Takes the next passages. */
  void write(List<IndexedPassage> passages) {
    main.write(passages);
    beside(other -> other.write(passages));
  }

  /** Ends the document: all of it can be found, and nothing that was there before. */
  Home finish() {
    main.finish();
    beside(IndexWriting::finish);
    return reached();
  }

  /** Takes the document out. */
  Home remove() {
    main.remove();
    beside(IndexWriting::remove);
    return reached();
  }

  /** Where the document was changed. */
  private Home reached() {
    return new Home(main.plugin(), beside == null ? null : beside.plugin());
  }

  private void beside(Consumer<IndexWriting> action) {
    if (beside == null) {
      return;
    }
    try {
      action.accept(beside);
    } catch (RuntimeException failure) {
      LOG.debug(
          "Job {} of tenant {} leaves {} to the migration",
          job.id(),
          job.tenant().slug(),
          beside.plugin(),
          failure);
      beside = null;
    }
  }
}
