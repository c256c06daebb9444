package io.plugdesk.shell;

import io.plugdesk.api.knowledge.Passage;
import io.plugdesk.api.knowledge.Query;
import io.plugdesk.desk.knowledge.Evidence;
import io.plugdesk.desk.knowledge.Evidence.Found;
import io.plugdesk.desk.knowledge.Grounding;
import io.plugdesk.desk.plugins.Pins;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Searches what a tenant knows, and explains on request how each passage was found. */
@Service
@Command(
    scope = "knowledge",
    name = "search",
    description = "Search a tenant's knowledge",
    detailedDescription =
        "Shows the passages that would ground an answer. With --explain also the score by words "
            + "(BM25), the score by meaning, the fused one, and whether the house would answer. "
            + "Example: knowledge:search --explain acme \"How do I return shoes?\"")
public final class KnowledgeSearch extends HouseAction {
  private static final int EXCERPT = 60;
  private static final int SECTION = 30;

  @Reference Grounding grounding;

  @Argument(index = 0, name = "tenant", required = true, description = "The tenant")
  @Completion(TenantNames.class)
  String name;

  @Argument(
      index = 1,
      name = "question",
      required = true,
      multiValued = true,
      description = "The question")
  List<String> words;

  @Option(name = "--explain", description = "Show how each passage was found")
  boolean explain;

  @Option(name = "--limit", description = "How many passages at most")
  int limit = 8;

  @Option(name = "--namespace", description = "Only this part of the knowledge")
  String namespace;

  @Override
  void run(Output output) {
    var filter = new Query.Filter(namespace, List.of(), null, null, Map.of());
    var question = sentence(words);
    var evidence =
        grounding.ground(
            new Grounding.Request(
                tenant(name).context(), Pins.none(), question, List.of(), limit, filter));
    if (output.json()) {
      output.value(shown(evidence));
      return;
    }
    if (evidence.found().isEmpty()) {
      output.line("Nothing was found. What there is: knowledge:list " + name);
    } else {
      print(output, evidence.found());
    }
    if (explain) {
      output.line("");
      output.line(
          "confidence %s   %s   language %s   weight of meaning %s"
              .formatted(
                  number(evidence.confidence()),
                  evidence.answerable() ? "would answer" : "would decline",
                  evidence.language(),
                  number(evidence.denseWeight())));
    }
  }

  private void print(Output output, List<Found> found) {
    var names = new ArrayList<>(List.of("", "DOCUMENT", "SECTION"));
    names.addAll(explain ? List.of("FUSED", "WORDS", "MEANING") : List.of("SCORE"));
    names.add("PASSAGE");
    var rows = new ArrayList<List<String>>();
    for (var each : found) {
      var passage = each.passage();
      var row = new ArrayList<String>();
      row.add(Integer.toString(rows.size() + 1));
      row.add(passage.documentId());
      row.add(Texts.cut(place(passage), SECTION));
      row.add(number(passage.score()));
      if (explain) {
        row.add(number(each.lexical()));
        row.add(number(each.dense()));
      }
      row.add(Texts.cut(passage.text(), EXCERPT));
      rows.add(row);
    }
    output.table(names, rows);
  }

  private static String place(Passage passage) {
    if (passage.page() == null) {
      return passage.section();
    }
    var page = Texts.pages(passage);
    return passage.section().isEmpty() ? page : page + ", " + passage.section();
  }

  private static Map<String, Object> shown(Evidence evidence) {
    var shown = new LinkedHashMap<String, Object>();
    shown.put("question", evidence.question());
    shown.put("confidence", evidence.confidence());
    shown.put("answerable", evidence.answerable());
    shown.put("language", evidence.language());
    shown.put("dense_weight", evidence.denseWeight());
    shown.put("results", evidence.found().stream().map(KnowledgeSearch::shown).toList());
    return shown;
  }

  private static Map<String, Object> shown(Found found) {
    var passage = found.passage();
    var shown = new LinkedHashMap<String, Object>();
    shown.put("chunk_id", passage.chunkId());
    shown.put("doc_id", passage.documentId());
    shown.put("title", passage.title());
    shown.put("section", passage.section());
    shown.put("page", passage.page());
    shown.put("last_page", passage.lastPage());
    shown.put("score", passage.score());
    shown.put("lexical", found.lexical());
    shown.put("dense", found.dense());
    shown.put("content", passage.text());
    return shown;
  }

  private static String number(Double value) {
    return value == null ? "–" : String.format(Locale.ROOT, "%.3f", value);
  }
}
