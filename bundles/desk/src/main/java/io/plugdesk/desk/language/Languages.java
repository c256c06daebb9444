package io.plugdesk.desk.language;

/**
 * Tells which language a text is in.
 *
 * <p>Called from any thread, for every question and every document; less than a millisecond for a
 * question. What cannot be told is {@code und}, never null. Throws nothing.
 */
public interface Languages {
  /**
   * Detects the language.
   *
   * @param text a question or a passage
   * @return a BCP 47 language subtag such as {@code en}, or {@code und}
   */
  String detect(String text);
}
