package io.plugdesk.bench;

import io.plugdesk.launcher.house.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A question and what is right.
 *
 * @param id its name
 * @param tenant the tenant or help centre it is asked in
 * @param text the question
 * @param answerable whether the articles answer it
 * @param documents the documents of which one is to be cited
 * @param follows the id of the question before it, or null
 */
record Question(
    String id,
    String tenant,
    String text,
    boolean answerable,
    List<String> documents,
    String follows) {
  /**
   * Reads a file of one JSON object a line: {@code id, tenant, question, answerable, documents,
   * follows}.
   */
  static List<Question> read(Path file) {
    try {
      var questions = new ArrayList<Question>();
      for (var line : Files.readAllLines(file)) {
        if (!line.isBlank()) {
          questions.add(of(line));
        }
      }
      return questions;
    } catch (IOException e) {
      throw new Failure("Cannot read " + file + ": " + e.getMessage());
    }
  }

  /** Reads all files of a folder, without the questions that lean on another one. */
  static List<Question> inFolder(Path folder) throws IOException {
    var questions = new ArrayList<Question>();
    try (Stream<Path> files = Files.list(folder)) {
      files
          .filter(file -> file.toString().endsWith(".jsonl"))
          .sorted()
          .forEach(file -> questions.addAll(read(file)));
    }
    questions.removeIf(question -> question.follows() != null);
    return questions;
  }

  private static Question of(String line) throws IOException {
    var node = Report.JSON.readTree(line);
    var documents = new ArrayList<String>();
    node.path("documents").forEach(document -> documents.add(document.asText()));
    return new Question(
        node.path("id").asText(),
        node.path("tenant").asText(),
        node.path("question").asText(),
        node.path("answerable").asBoolean(),
        documents,
        node.path("follows").asText(null));
  }
}
