package io.plugdesk.privacy;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.validator.routines.InetAddressValidator;

/** Finds IP addresses; four numbers behind a word such as "version" are a version. */
final class AddressFinder implements Finder {
  private static final Pattern FOUR =
      Pattern.compile("(?<![\\p{L}\\p{N}.])\\d{1,3}(?:\\.\\d{1,3}){3}(?![\\p{L}\\p{N}]|\\.\\d)");
  private static final Pattern SIX =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}:.])[0-9A-Fa-f]{0,4}:(?:[0-9A-Fa-f]{0,4}:){1,7}+"
              + "(?:\\d{1,3}(?:\\.\\d{1,3}){3}|[0-9A-Fa-f]{0,4})(?![\\p{L}\\p{N}:])");
  private static final Pattern VERSION =
      Pattern.compile(
          "(?i)\\b(?:v\\.?|version|release|build|firmware|driver|paragraph|section|chapter|clause)"
              + "[ :=]{0,2}$");
  private static final int REACH = 12;
  private final InetAddressValidator validator = InetAddressValidator.getInstance();

  @Override
  public List<Find> find(String text) {
    var found = new ArrayList<Find>();
    if (text.indexOf(':') >= 0) {
      var candidates = SIX.matcher(text);
      while (candidates.find()) {
        var find = withoutColon(text, find(candidates));
        if (isSix(text.substring(find.start(), find.end()))) {
          found.add(find);
        }
      }
    }
    if (text.indexOf('.') >= 0) {
      var candidates = FOUR.matcher(text);
      while (candidates.find()) {
        var find = find(candidates);
        if (validator.isValidInet4Address(candidates.group())
            && !isVersion(text, find.start())
            && found.stream().noneMatch(find::overlaps)) {
          found.add(find);
        }
      }
    }
    return found;
  }

  /** Needs a digit, so that {@code Face::add} in a text about programs is none. */
  private boolean isSix(String candidate) {
    return candidate.chars().anyMatch(Character::isDigit)
        && validator.isValidInet6Address(candidate);
  }

  /** A single colon at the end belongs to the sentence. */
  private static Find withoutColon(String text, Find find) {
    var candidate = text.substring(find.start(), find.end());
    return candidate.endsWith(":") && !candidate.endsWith("::")
        ? new Find(Kind.IP, find.start(), find.end() - 1)
        : find;
  }

  private static boolean isVersion(String text, int start) {
    return VERSION.matcher(text.substring(Math.max(0, start - REACH), start)).find();
  }

  private static Find find(Matcher candidate) {
    return new Find(Kind.IP, candidate.start(), candidate.end());
  }
}
