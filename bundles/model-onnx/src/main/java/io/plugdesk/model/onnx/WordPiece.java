package io.plugdesk.model.onnx;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Cuts text into the tokens of an uncased BERT model (J. Devlin et al., 2019): words and
 * punctuation first, then the longest pieces that the vocabulary has.
 *
 * <p>It is plain Java, since a native tokenizer cannot be loaded twice in one process and so would
 * not survive an upgrade of this plugin.
 */
final class WordPiece {
  private static final int LONGEST_WORD = 100;

  private static final String TOKENIZER = "/bge-small-en-v1.5-q-tokenizer.json";

  private final Map<String, Integer> vocabulary;
  private final int unknown;
  private final int start;
  private final int end;

  WordPiece(Map<String, Integer> vocabulary) {
    this.vocabulary = vocabulary;
    this.unknown = vocabulary.get("[UNK]");
    this.start = vocabulary.get("[CLS]");
    this.end = vocabulary.get("[SEP]");
  }

  /** Cuts by the vocabulary that both models of this bundle share. */
  static WordPiece ofTheBundle() throws IOException {
    JsonNode words = new ObjectMapper().readTree(OnnxGraph.bytes(TOKENIZER)).at("/model/vocab");
    Map<String, Integer> vocabulary = new HashMap<>(words.size() * 2);
    words.fields().forEachRemaining(word -> vocabulary.put(word.getKey(), word.getValue().asInt()));
    return new WordPiece(vocabulary);
  }

  /**
   * Gives the ids of a text's tokens, with the markers of start and end.
   *
   * @param text the text
   * @param window how many ids at most; what is longer is cut before the end marker
   */
  int[] ids(String text, int window) {
    List<Integer> ids = new ArrayList<>();
    ids.add(start);
    for (String word : words(text)) {
      addPieces(word, ids);
      if (ids.size() >= window) {
        break;
      }
    }
    int length = Math.min(ids.size(), window - 1);
    int[] result = new int[length + 1];
    for (int i = 0; i < length; i++) {
      result[i] = ids.get(i);
    }
    result[length] = end;
    return result;
  }

  /** How many tokens a text has, its markers included, however long it is. */
  int count(String text) {
    return ids(text, Integer.MAX_VALUE).length;
  }

  private void addPieces(String word, List<Integer> ids) {
    int[] letters = word.codePoints().toArray();
    if (letters.length > LONGEST_WORD) {
      ids.add(unknown);
      return;
    }
    List<Integer> pieces = new ArrayList<>();
    int from = 0;
    while (from < letters.length) {
      int until = letters.length;
      Integer piece = null;
      while (piece == null && until > from) {
        String candidate = new String(letters, from, until - from);
        piece = vocabulary.get(from == 0 ? candidate : "##" + candidate);
        until--;
      }
      if (piece == null) {
        ids.add(unknown);
        return;
      }
      pieces.add(piece);
      from = until + 1;
    }
    ids.addAll(pieces);
  }

  private static List<String> words(String text) {
    StringBuilder spaced = new StringBuilder(text.length() + 16);
    text.codePoints()
        .filter(letter -> !isControl(letter))
        .forEach(
            letter -> {
              if (isIdeograph(letter)) {
                spaced.append(' ').appendCodePoint(letter).append(' ');
              } else {
                spaced.appendCodePoint(isSpace(letter) ? ' ' : letter);
              }
            });
    String plain = Normalizer.normalize(spaced, Normalizer.Form.NFD).toLowerCase(Locale.ROOT);
    StringBuilder parted = new StringBuilder(plain.length() + 16);
    plain
        .codePoints()
        .filter(letter -> Character.getType(letter) != Character.NON_SPACING_MARK)
        .forEach(
            letter -> {
              if (isPunctuation(letter)) {
                parted.append(' ').appendCodePoint(letter).append(' ');
              } else {
                parted.appendCodePoint(letter);
              }
            });
    return Arrays.stream(parted.toString().split(" ")).filter(word -> !word.isEmpty()).toList();
  }

  private static boolean isSpace(int letter) {
    return letter == '\t'
        || letter == '\n'
        || letter == '\r'
        || Character.isSpaceChar(letter)
        || Character.isWhitespace(letter);
  }

  private static boolean isControl(int letter) {
    if (letter == '\t' || letter == '\n' || letter == '\r') {
      return false;
    }
    int type = Character.getType(letter);
    return letter == 0
        || letter == 0xFFFD
        || type == Character.CONTROL
        || type == Character.FORMAT
        || type == Character.PRIVATE_USE
        || type == Character.SURROGATE
        || type == Character.UNASSIGNED;
  }

  private static boolean isPunctuation(int letter) {
    if (letter < 128) {
      return letter > ' ' && letter < 127 && !Character.isLetterOrDigit(letter);
    }
    return switch (Character.getType(letter)) {
      case Character.CONNECTOR_PUNCTUATION,
          Character.DASH_PUNCTUATION,
          Character.START_PUNCTUATION,
          Character.END_PUNCTUATION,
          Character.INITIAL_QUOTE_PUNCTUATION,
          Character.FINAL_QUOTE_PUNCTUATION,
          Character.OTHER_PUNCTUATION ->
          true;
      default -> false;
    };
  }

  private static boolean isIdeograph(int letter) {
    return (letter >= 0x4E00 && letter <= 0x9FFF)
        || (letter >= 0x3400 && letter <= 0x4DBF)
        || (letter >= 0x20000 && letter <= 0x2CEAF)
        || (letter >= 0xF900 && letter <= 0xFAFF)
        || (letter >= 0x2F800 && letter <= 0x2FA1F);
  }
}
