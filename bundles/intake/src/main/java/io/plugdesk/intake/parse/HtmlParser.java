package io.plugdesk.intake.parse;

import java.util.List;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/** Reads HTML; scripts, styles, forms and navigation are dropped. */
final class HtmlParser {
  private static final String NOISE =
      "script,style,noscript,template,iframe,svg,form,nav,aside,footer,[hidden],[aria-hidden=true],"
          + "[role=navigation],[role=search]";
  private static final Set<String> WHOLE =
      Set.of("p", "pre", "blockquote", "dt", "dd", "figcaption");

  private final Outline outline = new Outline();
  private final StringBuilder loose = new StringBuilder();

  private HtmlParser() {}

  static Parsed parse(String content) {
    Document document = Jsoup.parse(content);
    Nesting.check(document);
    document.select(NOISE).remove();
    Element main = document.selectFirst("main, article, [role=main]");
    HtmlParser parser = new HtmlParser();
    parser.children(main == null ? document.body() : main);
    parser.flush();
    Parsed parsed = parser.outline.parsed();
    return parsed.title() == null && !document.title().isBlank()
        ? new Parsed(document.title().strip(), parsed.blocks())
        : parsed;
  }

  private void children(Element parent) {
    for (Node node : parent.childNodes()) {
      if (node instanceof TextNode text) {
        loose.append(text.text());
      } else if (node instanceof Element element) {
        element(element);
      }
    }
  }

  private void element(Element element) {
    String name = element.normalName();
    if (name.equals("br")) {
      loose.append('\n');
    } else if (!element.isBlock() && element.select("p,ul,ol,table,h1,h2,h3,h4,h5,h6").isEmpty()) {
      loose.append(element.text());
    } else {
      flush();
      block(element, name);
      flush();
    }
  }

  private void block(Element element, String name) {
    if (name.matches("h[1-6]")) {
      outline.heading(name.charAt(1) - '0', element.text());
    } else if (name.equals("ul") || name.equals("ol")) {
      outline.add(list(element, ""), false);
    } else if (name.equals("table")) {
      outline.table(rows(element));
    } else if (WHOLE.contains(name) && element.select("ul,ol,table").isEmpty()) {
      outline.add(name.equals("pre") ? element.wholeText() : element.text(), false);
    } else {
      children(element);
    }
  }

  private static String list(Element list, String indent) {
    StringBuilder text = new StringBuilder();
    int number = 1;
    for (Element item : list.children()) {
      Element own = item.clone();
      own.select("ul,ol").remove();
      String mark = list.normalName().equals("ol") ? number++ + ". " : "- ";
      text.append(indent).append(mark).append(own.text()).append('\n');
      for (Element child : item.children()) {
        if (child.normalName().equals("ul") || child.normalName().equals("ol")) {
          text.append(list(child, indent + "  "));
        }
      }
    }
    return text.toString();
  }

  private static List<List<String>> rows(Element table) {
    return table.select("tr").stream()
        .map(row -> row.select("> th, > td").eachText())
        .filter(cells -> !cells.isEmpty())
        .toList();
  }

  private void flush() {
    outline.add(loose.toString().replaceAll("[ \\t]+", " "), false);
    loose.setLength(0);
  }
}
