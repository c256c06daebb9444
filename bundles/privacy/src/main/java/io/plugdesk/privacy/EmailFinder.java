package io.plugdesk.privacy;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds e-mail addresses by their form alone: a list of known top-level domains would miss new and
 * internal ones.
 */
final class EmailFinder implements Finder {
  private static final int LONGEST_NAME = 64;
  private static final int LONGEST_DOMAIN = 255;
  private static final String IN_NAME = ".!#$%&'*+-/=?^_`{|}~";
  private static final String BEFORE_NAME = ".!#$%&'*/=?^`{|}~-";

  @Override
  public List<Find> find(String text) {
    var found = new ArrayList<Find>();
    int done = 0;
    for (int at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
      int start = start(text, at, done);
      int end = end(text, at);
      if (start < at && end > 0) {
        found.add(new Find(Kind.EMAIL, start, end));
        done = end;
      }
    }
    return found;
  }

  private static int start(String text, int at, int least) {
    int start = at;
    while (start > least && at - start < LONGEST_NAME && isName(text.charAt(start - 1))) {
      start--;
    }
    while (start < at && BEFORE_NAME.indexOf(text.charAt(start)) >= 0) {
      start++;
    }
    return start;
  }

  /** Behind the domain: labels with dots between, the last of letters; or -1. */
  private static int end(String text, int at) {
    int limit = Math.min(text.length(), at + 1 + LONGEST_DOMAIN);
    int end = -1;
    int label = at + 1;
    for (int i = label; i <= limit; i++) {
      boolean inLabel = i < limit && isLabel(text.charAt(i));
      if (!inLabel) {
        if (i == label || text.charAt(label) == '-') {
          return end;
        }
        if (label > at + 1 && isTopLevel(text, label, i)) {
          end = i;
        }
        if (i == limit || text.charAt(i) != '.') {
          return end;
        }
        label = i + 1;
      }
    }
    return end;
  }

  private static boolean isTopLevel(String text, int start, int end) {
    if (text.startsWith("xn--", start)) {
      return true;
    }
    int i = start;
    while (i < end && Character.isLetter(text.charAt(i))) {
      i++;
    }
    return i == end && end - start >= 2;
  }

  private static boolean isName(char c) {
    return Character.isLetterOrDigit(c) || IN_NAME.indexOf(c) >= 0;
  }

  private static boolean isLabel(char c) {
    return Character.isLetterOrDigit(c) || c == '-';
  }
}
