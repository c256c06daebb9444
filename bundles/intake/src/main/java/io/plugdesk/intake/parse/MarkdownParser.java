package io.plugdesk.intake.parse;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Block;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.node.ThematicBreak;
import org.commonmark.parser.Parser;
import org.jsoup.Jsoup;

/** Reads CommonMark with tables; marks of emphasis and targets of links are dropped. */
final class MarkdownParser {
  private static final Parser PARSER =
      Nesting.bound(Parser.builder().extensions(List.of(TablesExtension.create()))).build();

  private final Outline outline;

  private MarkdownParser(Outline outline) {
    this.outline = outline;
  }

  static Parsed parse(String content) {
    Outline outline = new Outline();
    read(withoutFrontMatter(content), outline);
    return outline.parsed();
  }

  /** Reads on, under the headings that are open. */
  static void read(String content, Outline outline) {
    Node document = PARSER.parse(content);
    Nesting.check(document);
    new MarkdownParser(outline).children(document);
  }

  private void children(Node parent) {
    for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
      block(node);
    }
  }

  private void block(Node node) {
    if (node instanceof Heading heading) {
      outline.heading(heading.getLevel(), inline(heading));
    } else if (node instanceof BulletList || node instanceof OrderedList) {
      outline.add(list(node, ""), false);
    } else if (node instanceof TableBlock table) {
      outline.table(rows(table));
    } else if (node instanceof FencedCodeBlock code) {
      outline.add(code.getLiteral(), false);
    } else if (node instanceof IndentedCodeBlock code) {
      outline.add(code.getLiteral(), false);
    } else if (node instanceof HtmlBlock html) {
      outline.add(Jsoup.parse(html.getLiteral()).text(), false);
    } else if (node.getFirstChild() instanceof Block) {
      children(node);
    } else if (!(node instanceof ThematicBreak)) {
      outline.add(inline(node), false);
    }
  }

  private String list(Node list, String indent) {
    StringBuilder text = new StringBuilder();
    int number = list instanceof OrderedList ordered ? start(ordered) : 0;
    for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
      String mark = list instanceof OrderedList ? number++ + ". " : "- ";
      text.append(indent).append(mark);
      for (Node part = item.getFirstChild(); part != null; part = part.getNext()) {
        boolean nested = part instanceof BulletList || part instanceof OrderedList;
        text.append(nested ? list(part, indent + "  ") : inline(part) + "\n");
      }
    }
    return text.toString();
  }

  private static int start(OrderedList list) {
    return list.getMarkerStartNumber() == null ? 1 : list.getMarkerStartNumber();
  }

  private static List<List<String>> rows(TableBlock table) {
    List<List<String>> rows = new ArrayList<>();
    for (Node part = table.getFirstChild(); part != null; part = part.getNext()) {
      for (Node row = part.getFirstChild(); row instanceof TableRow; row = row.getNext()) {
        List<String> cells = new ArrayList<>();
        for (Node cell = row.getFirstChild(); cell instanceof TableCell; cell = cell.getNext()) {
          cells.add(inline(cell));
        }
        rows.add(cells);
      }
    }
    return rows;
  }

  private static String inline(Node parent) {
    StringBuilder text = new StringBuilder();
    for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
      if (node instanceof Text plain) {
        text.append(plain.getLiteral());
      } else if (node instanceof Code code) {
        text.append(code.getLiteral());
      } else if (node instanceof SoftLineBreak) {
        text.append(' ');
      } else if (node instanceof HardLineBreak) {
        text.append('\n');
      } else if (!(node instanceof HtmlInline)) {
        text.append(inline(node));
      }
    }
    return text.toString();
  }

  private static String withoutFrontMatter(String content) {
    return content.replaceFirst("\\A---\\R(?s:.*?)\\R---\\R", "");
  }
}
