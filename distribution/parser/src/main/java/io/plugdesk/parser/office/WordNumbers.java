package io.plugdesk.parser.office;

import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.poi.openxml4j.opc.PackagePart;

/** The labels of a Word document's numbered paragraphs, counted as Word does. */
final class WordNumbers {
  private static final Pattern PART = Pattern.compile("%([1-9])");
  private static final int LETTERS = 26;

  private final Map<String, XmlTree> lists = new HashMap<>();
  private final Map<String, String> listOf = new HashMap<>();
  private final Map<String, TreeMap<Integer, Integer>> counted = new HashMap<>();

  WordNumbers(Optional<PackagePart> part) throws IOException {
    if (part.isPresent()) {
      XmlTree tree = OfficeFile.tree(part.get());
      tree.children("abstractNum").forEach(l -> lists.put(l.attribute("abstractNumId"), l));
      tree.children("num")
          .forEach(n -> listOf.put(n.attribute("numId"), n.at("abstractNumId").attribute("val")));
    }
  }

  /**
   * The label of the next paragraph, as it is printed, such as "3." or "2.1"; "-" for a bullet;
   * empty for what is not numbered.
   */
  Optional<String> next(String number, int level) {
    Optional<XmlTree> list = Optional.ofNullable(listOf.get(number)).map(lists::get);
    if (list.isEmpty()) {
      return Optional.empty();
    }
    XmlTree kind = level(list.get(), level);
    String format = format(kind);
    if (format.equals("none")) {
      return Optional.empty();
    }
    if (format.equals("bullet")) {
      return Optional.of("-");
    }
    TreeMap<Integer, Integer> levels =
        counted.computeIfAbsent(listOf.get(number), any -> new TreeMap<>());
    levels.tailMap(level, false).clear();
    levels.merge(level, start(kind), (now, first) -> now + 1);
    return Optional.of(label(list.get(), kind, levels));
  }

  /** In the text of a level, %2 stands for the number of the second level. */
  private static String label(XmlTree list, XmlTree kind, Map<Integer, Integer> levels) {
    Matcher part = PART.matcher(kind.at("lvlText").attribute("val"));
    return part.replaceAll(
        found -> {
          int level = found.group(1).charAt(0) - '1';
          XmlTree other = level(list, level);
          int count = levels.getOrDefault(level, start(other));
          return Matcher.quoteReplacement(written(format(other), count));
        });
  }

  private static String written(String format, int count) {
    boolean letter = format.endsWith("Letter") && count >= 1 && count <= LETTERS;
    String text = letter ? String.valueOf((char) ('a' + count - 1)) : String.valueOf(count);
    return format.startsWith("upper") ? text.toUpperCase(Locale.ROOT) : text;
  }

  private static XmlTree level(XmlTree list, int level) {
    return list.children("lvl")
        .filter(kind -> kind.number("ilvl", -1) == level)
        .findFirst()
        .orElse(list.at("lvl"));
  }

  private static String format(XmlTree kind) {
    return kind.at("numFmt").attribute("val");
  }

  private static int start(XmlTree kind) {
    return kind.at("start").number("val", 1);
  }
}
