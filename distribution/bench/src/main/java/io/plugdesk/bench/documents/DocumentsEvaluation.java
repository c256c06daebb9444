package io.plugdesk.bench.documents;

import io.plugdesk.bench.wire.Paper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Takes every sample of a folder in and compares what was read with the truth.
 *
 * <p>The folder has one folder for each type, with the files in {@code sources} and their text as
 * Markdown in {@code groundtruth} under the file's name and {@code .md}.
 */
public final class DocumentsEvaluation {
  private final Desk desk;
  private final Path folder;

  /**
   * An evaluation.
   *
   * @param desk a tenant's desk
   * @param folder the samples
   */
  public DocumentsEvaluation(Desk desk, Path folder) {
    this.desk = desk;
    this.folder = folder;
  }

  /** Takes all in; each file that failed is named with its reason on standard error. */
  public Map<String, Object> run() throws IOException, InterruptedException {
    var types = new TreeMap<String, Map<String, Object>>();
    int failed = 0;
    int indexed = 0;
    for (var type : folders(folder)) {
      var recalls = new ArrayList<Double>();
      int missing = 0;
      for (var file : files(type.resolve("sources"))) {
        var id = type.getFileName() + "/" + file.getFileName();
        var taken = desk.take(id, paper(file));
        if (!taken.completed()) {
          missing++;
          System.err.printf("%s: %s%n", id, taken.reason());
          continue;
        }
        indexed++;
        var truth = type.resolve("groundtruth").resolve(file.getFileName() + ".md");
        if (Files.exists(truth)) {
          var recall = Words.recall(Files.readString(truth), desk.text(id));
          recalls.add(recall);
          if (recall < 0.95) {
            System.err.printf("%s: recall %.3f%n", id, recall);
          }
        }
      }
      failed += missing;
      var figures = new LinkedHashMap<String, Object>();
      figures.put("files", files(type.resolve("sources")).size());
      figures.put("failed_with_a_reason", missing);
      figures.put("compared", recalls.size());
      figures.put("median_recall", recalls.isEmpty() ? null : median(recalls));
      types.put(type.getFileName().toString(), figures);
    }
    var figures = new LinkedHashMap<String, Object>();
    figures.put("indexed", indexed);
    figures.put("failed_with_a_reason", failed);
    figures.put("types", types);
    return figures;
  }

  static Paper paper(Path file) throws IOException {
    var name = file.getFileName().toString();
    return new Paper(name, "application/octet-stream", Files.readAllBytes(file));
  }

  private static double median(List<Double> values) {
    var sorted = values.stream().sorted().toList();
    return Math.round(1000 * sorted.get(sorted.size() / 2)) / 1000.0;
  }

  private static List<Path> folders(Path folder) throws IOException {
    try (var entries = Files.list(folder)) {
      return entries.filter(entry -> Files.isDirectory(entry.resolve("sources"))).sorted().toList();
    }
  }

  private static List<Path> files(Path folder) throws IOException {
    try (var entries = Files.list(folder)) {
      return entries.filter(Files::isRegularFile).sorted().toList();
    }
  }
}
