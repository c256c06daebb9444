package io.plugdesk.retrieval.solr;

import java.util.ArrayList;
import java.util.List;

/** Which fields hold the words of a language; see the schema of the configset {@code plugdesk}. */
final class LanguageFields {
  static final String GENERAL = "general";

  private static final List<String> ALL =
      List.of("en", "de", "fr", "es", "it", "pt", "nl", "cjk", GENERAL);
  private static final List<String> CJK = List.of("zh", "ja", "ko");

  private LanguageFields() {}

  /** The suffix of the fields into which a passage of this language goes. */
  static String suffix(String language) {
    String primary = language.split("-", 2)[0];
    if (CJK.contains(primary)) {
      return "cjk";
    }
    return ALL.contains(primary) ? primary : GENERAL;
  }

  /**
   * The suffixes in which a question of this language looks: its own first, then English and what
   * has no language of its own, since product names cross languages; all when it is not known.
   */
  static List<String> searched(String language) {
    if (suffix(language).equals(GENERAL)) {
      return ALL;
    }
    List<String> searched = new ArrayList<>(List.of(suffix(language)));
    for (String further : List.of("en", GENERAL)) {
      if (!searched.contains(further)) {
        searched.add(further);
      }
    }
    return searched;
  }
}
