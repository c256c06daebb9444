package io.plugdesk.privacy;

/**
 * Personal data found in a text.
 *
 * @param kind what it is
 * @param start where it begins
 * @param end behind its last character
 */
public record Find(Kind kind, int start, int end) {
  boolean overlaps(Find other) {
    return start < other.end && other.start < end;
  }
}
