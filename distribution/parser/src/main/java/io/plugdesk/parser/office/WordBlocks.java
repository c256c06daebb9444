package io.plugdesk.parser.office;

import io.plugdesk.parser.markdown.Blocks;
import io.plugdesk.parser.markdown.Markdown;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Writes the parts of a Word document as Markdown. */
final class WordBlocks {
  private static final int WIDEST_SPAN = 100;
  private static final Pattern ORDERED = Pattern.compile("\\d{1,9}[.]");

  private final Blocks blocks;
  private final WordStyles styles;
  private final WordNumbers numbers;
  private final Charts charts;

  /** Finds a chart by the id of its relation. */
  @FunctionalInterface
  interface Charts {
    Optional<XmlTree> find(String id) throws IOException;
  }

  WordBlocks(Blocks blocks, WordStyles styles, WordNumbers numbers, Charts charts) {
    this.blocks = blocks;
    this.styles = styles;
    this.numbers = numbers;
    this.charts = charts;
  }

  /** Writes a paragraph, a table, or what is in any other element. */
  void write(XmlTree tree) throws IOException {
    switch (tree.name()) {
      case "p" -> paragraph(tree);
      case "tbl" -> table(tree);
      case "sectPr", "sdtPr", "del", "moveFrom", "Fallback" -> {}
      default -> {
        for (XmlTree child : tree.children()) {
          write(child);
        }
      }
    }
  }

  private void paragraph(XmlTree tree) throws IOException {
    WordText text = new WordText(tree);
    XmlTree properties = tree.at("pPr");
    int level = styles.headingLevel(properties);
    Optional<String> mark = text.words().isBlank() ? Optional.empty() : mark(properties);
    if (level > 0) {
      boolean numbered = mark.isPresent() && !mark.get().equals("-");
      blocks.heading(level, numbered ? mark.get() + " " + text.words() : text.words());
    } else if (mark.isPresent()) {
      int depth = styles.numbering(properties).at("ilvl").number("val", 0);
      item(depth, mark.get(), text.words());
    } else {
      blocks.paragraph(text.words());
    }
    for (XmlTree box : text.boxes()) {
      write(box);
    }
    for (String chart : text.charts()) {
      Optional<XmlTree> found = charts.find(chart);
      if (found.isPresent()) {
        ChartTable.write(found.get(), blocks);
      }
    }
  }

  /** Markdown knows "-" and "3."; any other label is written as words. */
  private void item(int depth, String label, String words) {
    if (label.equals("-") || ORDERED.matcher(label).matches()) {
      blocks.item(depth, label, words);
    } else {
      blocks.item(depth, "-", label + " " + words);
    }
  }

  private Optional<String> mark(XmlTree properties) {
    XmlTree numbering = styles.numbering(properties);
    return numbers.next(
        numbering.at("numId").attribute("val"), numbering.at("ilvl").number("val", 0));
  }

  /** A table of one cell is a frame around its content. */
  private void table(XmlTree table) throws IOException {
    List<XmlTree> rows = flat(table, "tr");
    if (rows.size() == 1 && flat(rows.get(0), "tc").size() == 1) {
      for (XmlTree child : flat(rows.get(0), "tc").get(0).children()) {
        write(child);
      }
      return;
    }
    List<List<String>> lines = new ArrayList<>();
    List<String> above = List.of();
    for (XmlTree row : rows) {
      above = row(row, above);
      lines.add(above);
    }
    blocks.table(lines);
  }

  /** What spans several cells stands in each of them. */
  private List<String> row(XmlTree row, List<String> above) {
    List<String> line = new ArrayList<>();
    for (int skipped = row.at("trPr", "gridBefore").number("val", 0); skipped > 0; skipped--) {
      line.add("");
    }
    for (XmlTree cell : flat(row, "tc")) {
      XmlTree properties = cell.at("tcPr");
      XmlTree merged = properties.at("vMerge");
      boolean goesOn = merged.exists() && !merged.attribute("val").equals("restart");
      String words = goesOn && line.size() < above.size() ? above.get(line.size()) : cell(cell);
      int span = Math.min(properties.at("gridSpan").number("val", 1), WIDEST_SPAN);
      for (int column = 0; column < span; column++) {
        line.add(words);
      }
    }
    return line;
  }

  private String cell(XmlTree cell) {
    StringBuilder words = new StringBuilder();
    for (XmlTree child : cell.children()) {
      if (child.is("p")) {
        WordText text = new WordText(child);
        Optional<String> mark = text.words().isBlank() ? Optional.empty() : mark(child.at("pPr"));
        words.append(mark.map(sign -> sign + " ").orElse(""));
        words.append(Markdown.oneLine(text.words())).append(' ');
        text.boxes().forEach(box -> words.append(cell(box)));
      } else if (!child.is("tcPr") && !child.is("sdtPr")) {
        words.append(cell(child));
      }
    }
    return words.toString();
  }

  /** The wanted children, also those within a content control or a change. */
  private static List<XmlTree> flat(XmlTree parent, String wanted) {
    List<XmlTree> found = new ArrayList<>();
    for (XmlTree child : parent.children()) {
      if (child.is(wanted)) {
        found.add(child);
      } else if (child.is("sdt") || child.is("sdtContent") || child.is("ins")) {
        found.addAll(flat(child, wanted));
      }
    }
    return found;
  }
}
