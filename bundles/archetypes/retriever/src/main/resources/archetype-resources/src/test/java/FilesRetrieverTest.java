package ${package};

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plugdesk.api.knowledge.IndexedPassage;
import io.plugdesk.api.knowledge.Passage;
import io.plugdesk.api.knowledge.PassageIndex;
import io.plugdesk.api.knowledge.Query;
import io.plugdesk.api.knowledge.Retriever;
import io.plugdesk.testkit.RetrieverContract;
import io.plugdesk.testkit.Samples;
import io.plugdesk.testkit.Settings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilesRetrieverTest extends RetrieverContract {
  private static final Query TENT =
      new Query(Samples.ACME, "tent", "en", null, 10, Query.Filter.NONE);

  @TempDir private Path folder;
  private FilesRetriever files;

  @Override
  protected PassageIndex index() {
    files = retriever(Map.of());
    return files;
  }

  @Override
  protected Retriever retriever() {
    return files;
  }

  @Test
  void findsAgainAfterARestart() {
    put(Samples.passage("returns", 0, "A tent comes back within thirty days."));

    assertEquals(List.of("returns"), found(retriever(Map.of())));
  }

  @Test
  void weighsTheTitleAsTheTenantWishes() {
    put(Samples.passage("tent", 0, "Thirty days."));
    put(Samples.passage("returns", 0, "A tent comes back within thirty days."));

    assertEquals(List.of("tent", "returns"), found(retriever(Map.of("title_weight", 3.0))));
    assertEquals(List.of("returns"), found(retriever(Map.of("title_weight", 0.0))));
  }

  private FilesRetriever retriever(Map<String, Object> settings) {
    return new FilesRetriever(
        Settings.of(FilesConfig.class, settings), new PassageFiles(folder.resolve("passages")));
  }

  private void put(Passage passage) {
    files.put(Samples.ACME, List.of(new IndexedPassage(passage, "checksum", null)));
  }

  private static List<String> found(Retriever retriever) {
    return retriever.retrieve(TENT).stream().map(Passage::documentId).toList();
  }
}
