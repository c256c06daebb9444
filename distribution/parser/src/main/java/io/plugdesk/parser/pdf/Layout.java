package io.plugdesk.parser.pdf;

import io.plugdesk.parser.markdown.Blocks;
import io.plugdesk.parser.markdown.Markdown;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes the lines of a page as headings, paragraphs, lists and tables. */
final class Layout {
  private static final float LARGER_STEP = 1.3f;
  private static final float USUAL_STEP = 1.25f;
  private static final Pattern BULLET =
      Pattern.compile(
          "[\\u2022\\u25aa\\u25cf\\u25e6\\u2023\\u2043\\u2219\\u27a2\\uf0b7\\uf0a7] ?(.*)");
  private static final Pattern NUMBERED = Pattern.compile("(\\d{1,3}|[a-z])[.)] (\\S.*)");
  private static final Pattern BROKEN_WORD = Pattern.compile("(\\p{L}+)-$");
  private static final Pattern COMPOUND = Pattern.compile("\\p{L}+-\\p{L}");
  private static final Pattern SENTENCE_END = Pattern.compile("[.!?:]$");
  private static final Pattern WORD = Pattern.compile("\\p{L}+");
  private static final int MOST_WORDS = 50_000;

  private final Blocks blocks;
  private final Sizes sizes;
  private final Set<String> known = new HashSet<>();
  private final StringBuilder words = new StringBuilder();
  private String mark = "";
  private int brokenWords;
  private int hyphenedWords;
  private float itemLeft;
  private int level;
  private float step;

  Layout(Blocks blocks, Sizes sizes) {
    this.blocks = blocks;
    this.sizes = sizes;
  }

  void write(List<Line> lines) {
    learn(lines);
    step = usualStep(lines);
    for (int at = 0; at < lines.size(); at++) {
      int rows = Columns.rows(lines, at);
      if (rows > 0) {
        flush();
        blocks.table(Columns.table(lines.subList(at, at + rows)));
        at += rows - 1;
      } else {
        write(lines.get(at), at == 0 ? null : lines.get(at - 1));
      }
    }
    flush();
  }

  private void write(Line line, Line before) {
    int own = sizes.level(line);
    Matcher bullet = BULLET.matcher(line.text());
    Matcher numbered = NUMBERED.matcher(line.text());
    boolean item = own == 0 && (bullet.matches() || numbered.matches());
    if (item || own != level || before == null || parted(before, line)) {
      flush();
    }
    level = own;
    itemLeft = item ? line.left() : itemLeft;
    if (!item) {
      append(line.text());
    } else if (bullet.matches()) {
      mark = "-";
      append(bullet.group(1));
    } else if (numbered.group(1).matches("\\d+")) {
      mark = numbered.group(1) + ".";
      append(numbered.group(2));
    } else {
      append(line.text());
    }
  }

  /** A gap, another column, or another size begins a paragraph. */
  private boolean parted(Line before, Line line) {
    float down = line.y() - before.y();
    boolean indented =
        line.left() > before.left() + line.size() / 2 && SENTENCE_END.matcher(before.text()).find();
    boolean outdented = !mark.isEmpty() && line.left() < itemLeft - 1;
    return indented && mark.isEmpty()
        || outdented
        || down < 0
        || down > LARGER_STEP * Math.max(step, line.size() * USUAL_STEP)
        || line.left() > before.right()
        || Math.abs(line.size() - before.size()) > 1;
  }

  private void append(String text) {
    Matcher broken = BROKEN_WORD.matcher(words);
    if (words.isEmpty()) {
      words.append(text);
    } else if (broken.find() && !text.isEmpty() && Character.isLowerCase(text.charAt(0))) {
      Matcher rest = WORD.matcher(text);
      boolean compound = COMPOUND.matcher(text).lookingAt();
      if (!compound && rest.lookingAt() && isOneWord(broken.group(1), rest.group())) {
        words.setLength(words.length() - 1);
      }
      words.append(text);
    } else {
      words.append(' ').append(text);
    }
  }

  private void flush() {
    String text = Markdown.escape(Markdown.oneLine(words.toString()));
    if (level > 0) {
      blocks.heading(level, text);
    } else if (!mark.isEmpty()) {
      blocks.item(0, mark, text);
    } else {
      blocks.paragraph(text);
    }
    words.setLength(0);
    mark = "";
  }

  /**
   * Whether the hyphen is only the line's: the whole is a known word, or its second part is none
   * and the document breaks words.
   */
  private boolean isOneWord(String start, String rest) {
    return known.contains(lower(start + rest))
        || !known.contains(lower(rest)) && brokenWords > hyphenedWords;
  }

  /** Learns the words of a page, but not what a line's end has broken; then, what it breaks. */
  private void learn(List<Line> lines) {
    List<String[]> broken = new ArrayList<>();
    String start = null;
    for (Line line : lines) {
      Matcher word = WORD.matcher(line.text());
      if (start != null && word.find()) {
        broken.add(new String[] {start, word.group()});
      }
      while (word.find() && known.size() < MOST_WORDS) {
        known.add(lower(word.group()));
      }
      Matcher end = BROKEN_WORD.matcher(line.text());
      start = end.find() ? end.group(1) : null;
    }
    for (String[] parts : broken) {
      boolean whole = known.contains(lower(parts[0] + parts[1]));
      brokenWords += whole ? 1 : 0;
      hyphenedWords += !whole && known.contains(lower(parts[1])) ? 1 : 0;
    }
  }

  private static String lower(String word) {
    return word.toLowerCase(Locale.ROOT);
  }

  /**
   * From line to line within a paragraph: what a fifth of the steps do not exceed, since on a page
   * of short paragraphs and lists most steps are the gaps between them.
   */
  private static float usualStep(List<Line> lines) {
    float[] steps = new float[lines.size()];
    int count = 0;
    for (int at = 1; at < lines.size(); at++) {
      float down = lines.get(at).y() - lines.get(at - 1).y();
      if (down > 1 && down < 3 * lines.get(at).size()) {
        steps[count++] = down;
      }
    }
    Arrays.sort(steps, 0, count);
    return count == 0 ? 0 : steps[count / 5];
  }
}
