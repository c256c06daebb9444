package io.plugdesk.model.extractive;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Turns text into the terms that are compared.
 *
 * <p>English words are stemmed, function words dropped, and a question also knows the near synonyms
 * of a help desk. Words of other languages are cut to six letters, a stemmer that needs no
 * language; scripts without spaces become pairs of characters.
 */
final class Words {
  /** How much a synonym counts beside the word itself. */
  static final double SYNONYM_WEIGHT = 0.7;

  private static final double GENERAL_WEIGHT = 0.5;
  private static final double NUMBER_WEIGHT = 0.3;

  private static final Pattern WORD =
      Pattern.compile("\\p{N}+(?:[.,:]\\p{N}+)+|[\\p{L}\\p{N}][\\p{L}\\p{N}\\p{M}'’]*");
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final int OTHER_LENGTH = 6;
  private static final int OTHER_SHORTEST = 4;
  private static final Set<String> FUNCTION_WORDS = words("function-words.txt", word -> word);
  private static final Set<String> GENERAL_STEMS = words("general-words.txt", Stems::of);
  private static final Map<String, String> PHRASES = readPhrases();
  private static final Map<String, Set<String>> SYNONYMS = readSynonyms();

  private Words() {}

  /**
   * The terms of a passage's text, in order.
   *
   * @param text the text
   * @param english whether it is English
   */
  static List<String> terms(String text, boolean english) {
    var terms = new ArrayList<String>();
    var matcher = WORD.matcher(text);
    while (matcher.find()) {
      var word = normalised(matcher.group());
      if (english) {
        if (!FUNCTION_WORDS.contains(word)) {
          terms.add(Stems.of(word));
        }
      } else {
        addOther(word, terms);
      }
    }
    return terms;
  }

  /**
   * The terms of a question, each with the terms that count in its place and their weight.
   *
   * @param question the question
   * @param english whether the passage it is compared with is English
   */
  static Map<String, Map<String, Double>> wanted(String question, boolean english) {
    var wanted = new LinkedHashMap<String, Map<String, Double>>();
    for (var term : terms(english ? rephrased(question) : question, english)) {
      var accepted = new HashMap<String, Double>();
      if (english) {
        SYNONYMS.getOrDefault(term, Set.of()).forEach(word -> accepted.put(word, SYNONYM_WEIGHT));
      }
      accepted.put(term, 1.0);
      wanted.put(term, accepted);
    }
    return wanted;
  }

  /** How much a term of a question decides, 0 to 1: numbers and general words decide little. */
  static double weight(String term) {
    if (Character.isDigit(term.charAt(0))) {
      return NUMBER_WEIGHT;
    }
    return GENERAL_STEMS.contains(term) ? GENERAL_WEIGHT : 1;
  }

  /** The words of an utterance as they are, lower-cased, function words included. */
  static List<String> spoken(String utterance) {
    var words = new ArrayList<String>();
    var matcher = WORD.matcher(utterance);
    while (matcher.find()) {
      words.add(normalised(matcher.group()));
    }
    return words;
  }

  private static String rephrased(String question) {
    var text = question.toLowerCase(Locale.ROOT).replace('’', '\'');
    for (var phrase : PHRASES.entrySet()) {
      text = text.replace(phrase.getKey(), phrase.getValue());
    }
    return text;
  }

  private static String normalised(String word) {
    var lower = word.toLowerCase(Locale.ROOT).replace('’', '\'');
    if (lower.endsWith("'s")) {
      lower = lower.substring(0, lower.length() - 2);
    }
    lower = lower.replace("'", "");
    return lower.chars().allMatch(letter -> letter < 128)
        ? lower
        : MARKS.matcher(Normalizer.normalize(lower, Normalizer.Form.NFKD)).replaceAll("");
  }

  private static void addOther(String word, List<String> terms) {
    if (!word.isEmpty() && Character.isIdeographic(word.codePointAt(0))) {
      for (int from = 0; from + 2 <= word.length(); from++) {
        terms.add(word.substring(from, from + 2));
      }
    } else if (word.length() >= OTHER_SHORTEST || Character.isDigit(word.charAt(0))) {
      terms.add(word.substring(0, Math.min(word.length(), OTHER_LENGTH)));
    }
  }

  private static Map<String, Set<String>> readSynonyms() {
    var synonyms = new HashMap<String, Set<String>>();
    for (var line : lines("synonyms.txt")) {
      var group = terms(line, true);
      group.forEach(term -> synonyms.computeIfAbsent(term, key -> new HashSet<>()).addAll(group));
    }
    return Map.copyOf(synonyms);
  }

  private static Map<String, String> readPhrases() {
    var phrases = new LinkedHashMap<String, String>();
    for (var line : lines("phrases.txt")) {
      var sides = line.split(" = ");
      phrases.put(sides[0], sides[1]);
    }
    return phrases;
  }

  private static Set<String> words(String file, UnaryOperator<String> form) {
    return lines(file).stream()
        .flatMap(line -> Stream.of(line.split(" ")))
        .map(form)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static List<String> lines(String file) {
    try (var stream = Words.class.getResourceAsStream(file)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("A word list that belongs to this bundle cannot be read", e);
    }
  }
}
