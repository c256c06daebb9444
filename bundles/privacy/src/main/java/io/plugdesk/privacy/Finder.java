package io.plugdesk.privacy;

import java.util.List;

/** Finds one kind of personal data; in time that grows with the length of the text, no faster. */
interface Finder {
  /**
   * Finds all, in order, none overlapping another.
   *
   * @param text what a more specific finder took is blanked out by {@link Detector#TAKEN}
   */
  List<Find> find(String text);
}
