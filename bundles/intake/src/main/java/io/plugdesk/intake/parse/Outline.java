package io.plugdesk.intake.parse;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Collects blocks under the headings that are open; the first top heading is the title. A heading
 * under which nothing stands is a block itself, so that its words are not lost; the title is known
 * anyway.
 */
final class Outline {
  private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");

  private final TreeMap<Integer, String> open = new TreeMap<>();
  private final List<Block> blocks = new ArrayList<>();
  private String title;
  private boolean begun;
  private boolean told;
  private boolean bare;
  private Integer page;
  private Integer pageOfHeading;

  /** Takes the title from the first heading. */
  Outline() {}

  /** Knows the title: the first headings are none if they repeat it, or a part of it. */
  Outline(String title) {
    this.title = oneLine(title);
  }

  /** Turns to a page. */
  void page(Integer number) {
    page = number;
  }

  /** Opens a heading, which closes those of its level and below. */
  void heading(int level, String text) {
    String line = oneLine(text);
    if (line.isEmpty()) {
      return;
    }
    if (title == null && !begun) {
      title = line;
    }
    begun = true;
    if (!told && open.isEmpty() && isOfTitle(line)) {
      return;
    }
    if (bare && level <= open.lastKey()) {
      addHeading();
    }
    if (!bare) {
      pageOfHeading = page;
    }
    bare = true;
    open.tailMap(level, true).clear();
    open.put(level, line);
  }

  /** Adds a block under the open headings. */
  void add(String text, boolean table) {
    String stripped = text.strip();
    if (!stripped.isEmpty()) {
      begun = true;
      told = true;
      Integer begins = bare ? pageOfHeading : page;
      bare = false;
      blocks.add(new Block(List.copyOf(open.values()), stripped, table, begins, page));
    }
  }

  /** Adds a table of which the first row is the header. */
  void table(List<List<String>> rows) {
    if (rows.isEmpty()) {
      return;
    }
    StringBuilder text = new StringBuilder(row(rows.get(0)));
    text.append("\n|").append(" --- |".repeat(rows.get(0).size()));
    rows.stream().skip(1).forEach(row -> text.append('\n').append(row(row)));
    add(text.toString(), true);
  }

  /** The blocks of a page that has ended; of a page of headings alone these are the text. */
  List<Block> takePage() {
    if (blocks.isEmpty()) {
      addHeading();
    }
    return take();
  }

  /** The blocks of the end. */
  List<Block> takeEnd() {
    addHeading();
    return take();
  }

  private List<Block> take() {
    List<Block> taken = List.copyOf(blocks);
    blocks.clear();
    return taken;
  }

  String title() {
    return title;
  }

  Parsed parsed() {
    addHeading();
    return new Parsed(title, blocks);
  }

  /** Adds the last heading as a block, if nothing stands under it. */
  private void addHeading() {
    if (bare) {
      bare = false;
      var above = new ArrayList<>(open.values());
      var text = above.remove(above.size() - 1);
      blocks.add(new Block(above, text, false, pageOfHeading, pageOfHeading));
    }
  }

  private static String row(List<String> cells) {
    StringBuilder line = new StringBuilder("|");
    cells.forEach(cell -> line.append(' ').append(oneLine(cell).replace("|", "\\|")).append(" |"));
    return line.toString();
  }

  private boolean isOfTitle(String heading) {
    return title != null && words(title).contains(words(heading));
  }

  /** The words alone, each between two spaces. */
  private static String words(String text) {
    return " " + NO_WORD.matcher(text.toLowerCase(Locale.ROOT)).replaceAll(" ").strip() + " ";
  }

  private static String oneLine(String text) {
    return text.replaceAll("\\s+", " ").strip();
  }
}
