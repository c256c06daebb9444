package io.plugdesk.routes.yaml;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.apache.camel.util.TimeUtils;

/** The components of integrators' routes, with the options that each may have. */
final class Options {
  private static final Pattern WORD = Pattern.compile("[\\w.-]{1,100}");
  private static final Rule NAME = new Rule("letters, digits, -, _ and .", WORD.asMatchPredicate());
  private static final Rule TEXT =
      new Rule("a text of up to 200 characters", text -> text.length() <= 200);
  private static final Rule FLAG = oneOf("true", "false");

  /** Also the least delay of a timer: Camel may lose an event that comes while its route starts. */
  private static final long SECOND = 1_000;

  private static final Map<String, Map<String, Rule>> ALLOWED =
      Map.of(
          "timer",
          Map.of(
              "period", atLeast(SECOND),
              "delay", atLeast(SECOND),
              "fixedRate", FLAG,
              "repeatCount", upTo(1_000_000)),
          "file",
          Map.ofEntries(
              Map.entry("noop", FLAG),
              Map.entry("delete", FLAG),
              Map.entry("recursive", FLAG),
              Map.entry("idempotent", FLAG),
              Map.entry("idempotentKey", new Rule("what simple may hold", SimpleText::allowed)),
              Map.entry("include", TEXT),
              Map.entry("exclude", TEXT),
              Map.entry("antInclude", TEXT),
              Map.entry("antExclude", TEXT),
              Map.entry("minDepth", upTo(100)),
              Map.entry("maxDepth", upTo(100)),
              Map.entry("delay", atLeast(SECOND)),
              Map.entry("initialDelay", atLeast(0)),
              Map.entry("maxMessagesPerPoll", upTo(1_000)),
              Map.entry("charset", NAME),
              Map.entry("readLock", oneOf("none", "changed"))),
          "direct",
          Map.of(),
          "seda",
          Map.of("size", upTo(10_000), "concurrentConsumers", upTo(4)),
          "log",
          Map.of("level", oneOf("TRACE", "DEBUG", "INFO", "WARN", "ERROR")),
          "plugdesk",
          Map.of("namespace", NAME));

  /**
   * What an option may be.
   *
   * @param says what is allowed, for people
   * @param allows whether a value is allowed
   */
  private record Rule(String says, Predicate<String> allows) {}

  private Options() {}

  /** The components by name. */
  static Set<String> components() {
    return new TreeSet<>(ALLOWED.keySet());
  }

  /**
   * Checks an option.
   *
   * @param component the component
   * @param option the option's name
   * @param value its value, decoded
   */
  static void check(String component, String option, String value) {
    var allowed = ALLOWED.get(component);
    var rule = allowed.get(option);
    if (rule == null) {
      throw new RefusedRoute(
          0,
          "%s has no option %s here: allowed are %s"
              .formatted(component, option, new TreeSet<>(allowed.keySet())));
    }
    var tricky = value.contains("#") || value.contains("RAW") || value.contains("{{");
    if (tricky || !rule.allows.test(value)) {
      throw new RefusedRoute(
          0,
          "The option %s of %s cannot be set to this value: allowed is %s"
              .formatted(option, component, rule.says));
    }
  }

  private static Rule oneOf(String... values) {
    return new Rule(String.join(", ", values), Set.of(values)::contains);
  }

  private static Rule atLeast(long millis) {
    return new Rule(
        "a time of %d ms or more, such as 60000 or 5m".formatted(millis),
        text -> {
          try {
            return TimeUtils.toMilliSeconds(text) >= millis;
          } catch (RuntimeException notATime) {
            return false;
          }
        });
  }

  private static Rule upTo(int most) {
    return new Rule(
        "a number up to " + most,
        text -> text.matches("\\d{1,7}") && Integer.parseInt(text) <= most);
  }
}
