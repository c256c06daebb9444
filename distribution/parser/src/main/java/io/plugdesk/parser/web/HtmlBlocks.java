package io.plugdesk.parser.web;

import io.plugdesk.parser.markdown.Blocks;
import io.plugdesk.parser.markdown.Markdown;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.Evaluator;
import org.jsoup.select.QueryParser;

/** Writes HTML as Markdown; what nobody sees, and what leads elsewhere, is left out. */
public final class HtmlBlocks {
  private static final String NOISE =
      "script,style,noscript,template,iframe,object,svg,nav,button,select,textarea,"
          + "[hidden],[aria-hidden=true],[role=navigation],[role=search]";
  private static final Evaluator BLOCKS =
      QueryParser.parse("p,ul,ol,dl,table,h1,h2,h3,h4,h5,h6,pre,div,section,article");
  private static final Evaluator OWN_BLOCKS = QueryParser.parse("ul,ol,table,pre,dl");
  private static final Set<String> LISTS = Set.of("ul", "ol", "menu");

  private final Blocks blocks;
  private final StringBuilder loose = new StringBuilder();

  /** Writes to these blocks. */
  public HtmlBlocks(Blocks blocks) {
    this.blocks = blocks;
  }

  /** Writes the body of a document. */
  public void write(Document document) {
    document.select(NOISE).remove();
    children(document.body(), -1);
    flush();
  }

  private void children(Element parent, int depth) {
    for (Node node : parent.childNodes()) {
      if (node instanceof TextNode text) {
        loose.append(Markdown.escape(text.text()));
      } else if (node instanceof Element element) {
        if (element.isBlock() || element.selectFirst(BLOCKS) != null) {
          flush();
          block(element, depth);
          flush();
        } else {
          loose.append(inline(element));
        }
      }
    }
  }

  private void block(Element element, int depth) {
    String name = element.normalName();
    if (name.matches("h[1-6]")) {
      blocks.heading(name.charAt(1) - '0', inline(element));
    } else if (LISTS.contains(name)) {
      list(element, depth + 1);
    } else if (name.equals("dl")) {
      description(element);
    } else if (name.equals("pre")) {
      blocks.code(element.wholeText());
    } else if (name.equals("table")) {
      table(element, depth);
    } else {
      children(element, depth);
    }
  }

  /** The words of an item come first, then the lists in it; other blocks follow as their own. */
  private void list(Element list, int depth) {
    int number =
        list.hasAttr("start") && list.attr("start").matches("\\d{1,6}")
            ? Integer.parseInt(list.attr("start"))
            : 1;
    for (Element item : list.children()) {
      if (LISTS.contains(item.normalName())) {
        list(item, depth + 1);
        continue;
      }
      StringBuilder words = new StringBuilder();
      for (Node node : item.childNodes()) {
        if (!(node instanceof Element part) || !ownBlock(part)) {
          words.append(node instanceof Element part ? " " + inline(part) + " " : inline(node));
        }
      }
      blocks.item(depth, list.normalName().equals("ol") ? number++ + "." : "-", words.toString());
      for (Element part : item.children()) {
        if (ownBlock(part)) {
          block(part, depth);
          flush();
        }
      }
    }
  }

  private static boolean ownBlock(Element part) {
    return LISTS.contains(part.normalName()) || part.selectFirst(OWN_BLOCKS) != null;
  }

  private void description(Element list) {
    for (Element part : list.children()) {
      if (part.normalName().equals("dd") && part.selectFirst(BLOCKS) == null) {
        blocks.item(0, "-", inline(part));
      } else {
        children(part, -1);
        flush();
      }
    }
  }

  /** A table that only places things is not a table. */
  private void table(Element table, int depth) {
    HtmlTable read = new HtmlTable(table);
    for (Element caption : table.select("> caption")) {
      blocks.paragraph(inline(caption));
    }
    if (!table.select("> * table, > * h1, > * h2, > * h3").isEmpty() && read.onlyPlaces()) {
      table.select("td, th").stream()
          .filter(cell -> cell.closest("table") == table)
          .forEach(
              cell -> {
                children(cell, depth);
                flush();
              });
    } else {
      blocks.table(read.rows());
    }
  }

  private void flush() {
    blocks.paragraph(loose.toString().replaceAll("[ \\t\\u00a0]+", " "));
    loose.setLength(0);
  }

  /** The words of a node within a line. */
  static String inline(Node node) {
    if (node instanceof TextNode text) {
      return Markdown.escape(text.text());
    }
    if (!(node instanceof Element element)) {
      return "";
    }
    StringBuilder words = new StringBuilder();
    switch (element.normalName()) {
      case "br" -> words.append('\n');
      case "img" -> words.append(Markdown.escape(element.attr("alt")));
      case "code", "kbd", "samp" -> words.append(code(element.text()));
      case "input" -> words.append(box(element));
      default -> {
        for (Node child : element.childNodes()) {
          boolean block = child instanceof Element part && part.isBlock();
          words.append(block ? " " + inline(child) + " " : inline(child));
        }
      }
    }
    return words.toString();
  }

  private static String code(String text) {
    return text.isBlank() || text.contains("`") ? Markdown.escape(text) : "`" + text + "`";
  }

  private static String box(Element input) {
    return switch (input.attr("type")) {
      case "checkbox", "radio" -> input.hasAttr("checked") ? "[x] " : "[ ] ";
      case "hidden", "password", "submit", "button", "reset", "file", "image" -> "";
      default -> Markdown.escape(input.attr("value"));
    };
  }
}
