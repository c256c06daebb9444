package io.plugdesk.language;

import com.optimaize.langdetect.DetectedLanguage;
import com.optimaize.langdetect.LanguageDetector;
import com.optimaize.langdetect.LanguageDetectorBuilder;
import com.optimaize.langdetect.i18n.LdLocale;
import com.optimaize.langdetect.ngram.NgramExtractors;
import com.optimaize.langdetect.profiles.LanguageProfileReader;
import io.plugdesk.desk.language.Languages;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/**
 * Detects languages by letter n-grams (W. B. Cavnar and J. M. Trenkle, 1994, in the naive Bayes
 * form of N. Shuyo), corrected by telling words, since a support question is short.
 */
@Component
public final class NgramLanguages implements Languages {
  static final String UNKNOWN = "und";

  /** What support desks of our tenants write in; fewer candidates mean fewer mistakes. */
  private static final List<String> CANDIDATES =
      List.of(
          "ar", "bg", "cs", "da", "de", "el", "en", "es", "fi", "fr", "he", "hr", "hu", "it", "ja",
          "ko", "nl", "no", "pl", "pt", "ro", "ru", "sv", "tr", "uk", "zh-CN", "zh-TW");

  private static final Pattern NOISE =
      Pattern.compile("https?://\\S+|\\S+@\\S+|[\\p{N}\\p{P}\\p{S}&&[^'’-]]+");
  private static final int ENOUGH = 2_000;
  private static final double VOTE = 4.0;
  private static final double SMOOTHING = 0.005;
  private static final double SURE = 0.6;
  private static final double SURE_WITHOUT_TELLING_WORD = 0.97;
  private static final int SHORT = 30;
  private static final int FEW = 5;

  private final LanguageDetector detector;

  /** Reads the profiles, once. */
  @Activate
  public NgramLanguages() {
    this.detector = detector();
  }

  @Override
  public String detect(String text) {
    String start = text.length() > ENOUGH ? text.substring(0, ENOUGH) : text;
    String words = NOISE.matcher(start).replaceAll(" ").strip();
    if (words.codePoints().noneMatch(Character::isLetter)) {
      return UNKNOWN;
    }
    if (words.codePoints().anyMatch(NgramLanguages::isKana)) {
      return "ja";
    }
    Map<String, Double> votes = TellingWords.votes(words);
    Map<String, Double> likely = likely(words, votes);
    double sum = likely.values().stream().mapToDouble(Double::doubleValue).sum();
    Map.Entry<String, Double> best =
        likely.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow();
    boolean plain = StandardCharsets.US_ASCII.newEncoder().canEncode(words);
    double needed =
        votes.isEmpty() && plain && words.length() < SHORT ? SURE_WITHOUT_TELLING_WORD : SURE;
    boolean foreign = plain && few(words) && !votes.containsKey(best.getKey());
    if (best.getValue() / sum >= needed && !(foreign && mostlyEnglish(votes))) {
      return best.getKey();
    }
    return plain && mostlyEnglish(votes) ? "en" : UNKNOWN;
  }

  /** So few words that letters say less than one small word of English among them. */
  private static boolean few(String words) {
    return words.split("\\s+").length < FEW;
  }

  private static boolean isKana(int letter) {
    Character.UnicodeScript script = Character.UnicodeScript.of(letter);
    return script == Character.UnicodeScript.HIRAGANA || script == Character.UnicodeScript.KATAKANA;
  }

  /** Bayes: the n-grams' probability, times a constant factor for every telling word. */
  private Map<String, Double> likely(String words, Map<String, Double> votes) {
    Map<String, Double> likely = new HashMap<>();
    for (DetectedLanguage detected : detector.getProbabilities(words)) {
      likely.merge(detected.getLocale().getLanguage(), detected.getProbability(), Double::sum);
    }
    votes.keySet().forEach(language -> likely.putIfAbsent(language, 0.0));
    likely.putIfAbsent("en", 0.0);
    likely.replaceAll(
        (language, probability) ->
            (probability + SMOOTHING) * Math.exp(VOTE * votes.getOrDefault(language, 0.0)));
    return likely;
  }

  private static boolean mostlyEnglish(Map<String, Double> votes) {
    double english = votes.getOrDefault("en", 0.0);
    return english > 0 && votes.values().stream().allMatch(vote -> vote <= english);
  }

  private static LanguageDetector detector() {
    try {
      var locales = CANDIDATES.stream().map(LdLocale::fromString).toList();
      return LanguageDetectorBuilder.create(NgramExtractors.standard())
          .withProfiles(new LanguageProfileReader().readBuiltIn(locales))
          .shortTextAlgorithm(SHORT)
          .build();
    } catch (IOException failure) {
      throw new UncheckedIOException("Reading the language profiles in the bundle failed", failure);
    }
  }
}
