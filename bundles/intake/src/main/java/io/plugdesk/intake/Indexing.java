package io.plugdesk.intake;

import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import io.plugdesk.api.knowledge.IndexedPassage;
import io.plugdesk.desk.gateway.Embeddings;
import io.plugdesk.desk.knowledge.Document;
import io.plugdesk.desk.language.Languages;
import io.plugdesk.desk.plugins.Plugins;
import io.plugdesk.desk.privacy.Privacy;
import io.plugdesk.desk.store.UnitsOfWork;
import io.plugdesk.intake.cut.Cutter;
import io.plugdesk.intake.cut.Piece;
import io.plugdesk.intake.parse.Block;
import io.plugdesk.intake.parse.PageReader;
import io.plugdesk.intake.parse.Parsers;
import java.util.ArrayList;
import java.util.List;

/** Cuts a document page by page, and brings its passages into the index as they are made. */
final class Indexing {
  private static final int LETTERS_AT_ONCE = 100_000;
  private static final int PASSAGES_AT_ONCE = 64;
  private static final int MOST_PASSAGES = 100_000;

  private final UnitsOfWork units;
  private final Checkpoints checkpoints;
  private final Plugins plugins;
  private final Embeddings embeddings;
  private final MainLanguage languages;
  private final Privacy privacy;

  Indexing(
      UnitsOfWork units,
      Checkpoints checkpoints,
      Plugins plugins,
      Embeddings embeddings,
      Languages languages,
      Privacy privacy) {
    this.units = units;
    this.checkpoints = checkpoints;
    this.plugins = plugins;
    this.embeddings = embeddings;
    this.languages = new MainLanguage(languages);
    this.privacy = privacy;
  }

  /** Indexes the document of a task; its pages are stored. */
  Counted index(Task task) {
    Run run = new Run(task);
    if (task.stored().isFile()) {
      run.pages();
    } else {
      Document document = task.document();
      run.add(Parsers.parse(document.type(), document.content()).blocks());
    }
    return run.finish();
  }

  /** Takes the document of a task out of the index; tells where it was. */
  Home remove(Task task) {
    return new PassageWriter(plugins, task.job(), task.home()).remove();
  }

  /**
   * What became of a document.
   *
   * @param passages how many there are
   * @param embeddings how many of them have a vector
   * @param reached where they were written, or null when they were there before
   * @param first the first of them, or null when they were there before
   */
  record Counted(int passages, int embeddings, Home reached, IndexedPassage first) {
    /** What was there before. */
    static Counted known(int passages, int embeddings) {
      return new Counted(passages, embeddings, null, null);
    }
  }

  /** One document on its way. */
  private final class Run {
    private final Task task;
    private final Redaction redaction;
    private final PassageWriter writer;
    private final Cutter cutter;
    private final List<Piece> pieces = new ArrayList<>();
    private Passages passages;
    private String language;
    private Counted counted = Counted.known(0, 0);
    private long lettersOfAll = 1;
    private long letters = 1;

    Run(Task task) {
      this.task = task;
      this.redaction = new Redaction(privacy, task.tenant(), task.stored().redacted());
      this.writer = new PassageWriter(plugins, task.job(), task.home());
      this.cutter =
          new Cutter(
              text -> embeddings.tokens(task.tenant(), text),
              embeddings.card(task.tenant()).window());
    }

    void pages() {
      PageReader reader = new PageReader(task.document().title());
      int next = 0;
      Integer first = null;
      for (List<StoredPage> some = some(next); !some.isEmpty(); some = some(next)) {
        if (next == 0) {
          first = some.get(0).number();
          language = language(some.stream().map(StoredPage::content).toList());
        }
        for (StoredPage page : some) {
          letters += page.content().length();
          add(reader.read(page.number(), page.content()));
          next = page.ordinal() + 1;
        }
      }
      add(reader.end());
      if (passages == null) {
        // The file says nothing beyond its title.
        add(List.of(new Block(List.of(), task.document().title(), false, first, first)));
      }
    }

    void add(List<Block> blocks) {
      if (passages == null && !blocks.isEmpty()) {
        if (language == null) {
          language = language(blocks.stream().map(Block::text).toList());
        }
        passages = new Passages(embeddings, task, redaction, language);
      }
      pieces.addAll(cutter.cut(blocks, task.job().chunking()));
      while (pieces.size() >= PASSAGES_AT_ONCE) {
        make(pieces.subList(0, PASSAGES_AT_ONCE));
        checkpoints.pass(
            task,
            unit ->
                new JobRows(unit.connection(), task.tenant())
                    .progress(task.job(), counted.passages(), expected(), counted.embeddings()));
      }
    }

    Counted finish() {
      if (!pieces.isEmpty()) {
        checkpoints.pass(task, unit -> {});
        make(pieces);
      }
      if (counted.passages() == 0) {
        throw new PlugdeskException(Kind.REJECTED, "The document has no text.");
      }
      checkpoints.pass(task, unit -> {});
      return new Counted(
          counted.passages(), counted.embeddings(), writer.finish(), counted.first());
    }

    private List<StoredPage> some(int from) {
      return units.within(
          task.tenant(),
          "read pages",
          unit -> {
            PageRows rows = new PageRows(unit.connection(), task.tenant().tenantId());
            lettersOfAll = from == 0 ? rows.letters(task.job()) : lettersOfAll;
            return rows.from(task.job(), from, LETTERS_AT_ONCE);
          });
    }

    private void make(List<Piece> some) {
      List<IndexedPassage> made = passages.of(some);
      some.clear();
      writer.write(made);
      int embedded = (int) made.stream().filter(each -> each.embedding() != null).count();
      counted =
          new Counted(
              counted.passages() + made.size(),
              counted.embeddings() + embedded,
              null,
              counted.first() == null ? made.get(0) : counted.first());
      if (counted.passages() > MOST_PASSAGES) {
        throw new PlugdeskException(
            Kind.REJECTED,
            "The document has more than " + MOST_PASSAGES + " passages. Part it into several.");
      }
    }

    /** How many there will be, if the rest is like what was read. */
    private int expected() {
      long sofar = counted.passages() + pieces.size();
      return (int) Math.max(sofar, sofar * lettersOfAll / letters);
    }

    private String language(List<String> texts) {
      String named = task.document().metadata().get("language");
      return named == null || named.isBlank() ? languages.of(texts) : named;
    }
  }
}
