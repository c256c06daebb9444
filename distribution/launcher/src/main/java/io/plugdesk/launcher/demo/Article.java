package io.plugdesk.launcher.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * One page of a demo help centre.
 *
 * @param id the name of its file without the ending
 * @param content its Markdown
 */
record Article(String id, String content) {
  private static final String ENDING = ".md";

  static List<Article> all(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> sorted = files.filter(file -> file.toString().endsWith(ENDING)).sorted().toList();
      List<Article> articles = new ArrayList<>();
      for (Path file : sorted) {
        String name = file.getFileName().toString();
        articles.add(
            new Article(
                name.substring(0, name.length() - ENDING.length()), Files.readString(file)));
      }
      return articles;
    }
  }

  /** Its first heading, or its id when it has none. */
  String title() {
    return content
        .lines()
        .filter(line -> line.startsWith("# "))
        .map(line -> line.substring(2).strip())
        .findFirst()
        .orElse(id);
  }

  String hash() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(content.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
