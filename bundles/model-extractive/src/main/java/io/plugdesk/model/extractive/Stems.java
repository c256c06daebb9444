package io.plugdesk.model.extractive;

/**
 * Brings the forms of an English word together: a light suffix stripper in the manner of Harman's
 * S-stemmer, with the verb and noun endings that matter in questions about services.
 */
final class Stems {
  private static final String[] NOUN_ENDINGS = {
    "ations", "ation", "ments", "ment", "ness", "able", "ible", "ally", "ful", "est"
  };
  private static final int SHORTEST = 4;

  private Stems() {}

  /**
   * The stem of a word.
   *
   * @param word in lower case
   */
  static String of(String word) {
    if (word.length() < SHORTEST || Character.isDigit(word.charAt(0))) {
      return word;
    }
    return tail(noun(verb(plural(word))));
  }

  private static String plural(String word) {
    if (word.endsWith("ies")) {
      return cut(word, 3) + "y";
    }
    if (word.endsWith("sses")
        || word.endsWith("ches")
        || word.endsWith("shes")
        || word.endsWith("xes")) {
      return cut(word, 2);
    }
    boolean plural =
        word.endsWith("s") && !word.endsWith("ss") && !word.endsWith("us") && !word.endsWith("is");
    return plural ? cut(word, 1) : word;
  }

  private static String verb(String word) {
    if (word.endsWith("ied") && word.length() > SHORTEST) {
      return cut(word, 3) + "y";
    }
    for (var ending : new String[] {"ing", "ed"}) {
      if (word.endsWith(ending)) {
        var rest = cut(word, ending.length());
        if (rest.length() >= 3 && hasVowel(rest)) {
          return rest;
        }
      }
    }
    return word;
  }

  private static String noun(String word) {
    for (var ending : NOUN_ENDINGS) {
      if (word.endsWith(ending) && word.length() - ending.length() >= 3) {
        return cut(word, ending.length());
      }
    }
    boolean action =
        (word.endsWith("tion") || word.endsWith("sion")) && word.length() >= SHORTEST + 3;
    if (action) {
      return cut(word, 3);
    }
    return word.endsWith("ly") && word.length() >= SHORTEST + 2 ? cut(word, 2) : word;
  }

  private static String tail(String word) {
    var stem = word;
    boolean silent = stem.endsWith("e") || stem.endsWith("y") && stem.length() > SHORTEST;
    if (silent && stem.length() > 3) {
      stem = cut(stem, 1);
    }
    int last = stem.length() - 1;
    boolean doubled = last > 2 && stem.charAt(last) == stem.charAt(last - 1);
    return doubled ? cut(stem, 1) : stem;
  }

  private static boolean hasVowel(String word) {
    return word.chars().anyMatch(letter -> "aeiouy".indexOf(letter) >= 0);
  }

  private static String cut(String word, int letters) {
    return word.substring(0, word.length() - letters);
  }
}
