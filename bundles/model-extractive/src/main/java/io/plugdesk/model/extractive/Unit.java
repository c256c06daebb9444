package io.plugdesk.model.extractive;

import java.util.Set;

/**
 * The smallest piece of a passage that can be quoted.
 *
 * @param passage the passage's number, from 1
 * @param block the paragraph, list or table within the passage, from 0
 * @param order the place within the passage, from 0
 * @param kind what it is
 * @param text what is quoted
 * @param terms the terms of the text
 * @param section the terms of the headings above it
 * @param title the terms of the document's title
 * @param english whether it is English
 */
record Unit(
    int passage,
    int block,
    int order,
    Kind kind,
    String text,
    Set<String> terms,
    Set<String> section,
    Set<String> title,
    boolean english) {
  /** What a unit is. */
  enum Kind {
    /** A sentence of a paragraph. */
    SENTENCE,
    /** An item of a list without order. */
    ITEM,
    /** A step of a numbered list. */
    STEP,
    /** A row of a table, each cell with its column's header. */
    ROW
  }

  boolean sameBlock(Unit other) {
    return passage == other.passage && block == other.block;
  }

  boolean follows(Unit other) {
    return passage == other.passage && order == other.order + 1;
  }
}
