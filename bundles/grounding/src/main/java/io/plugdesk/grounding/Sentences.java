package io.plugdesk.grounding;

import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Takes a passage apart into what can be read alone: sentences, list items, table rows. */
final class Sentences {
  private static final Pattern END = Pattern.compile("(?<=[.!?:])\\s+|\\n+");
  private static final Pattern RULE = Pattern.compile("[\\s|:-]*");

  private Sentences() {}

  static Stream<String> of(String text) {
    return END.splitAsStream(text).filter(one -> !RULE.matcher(one).matches());
  }
}
