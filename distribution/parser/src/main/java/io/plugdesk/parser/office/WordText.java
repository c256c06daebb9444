package io.plugdesk.parser.office;

import io.plugdesk.parser.markdown.Markdown;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The words of a paragraph, and what hangs on it: text boxes and charts. */
final class WordText {
  /** Deleted words, settings, and the second telling of what newer programs read elsewhere. */
  private static final Set<String> UNSEEN =
      Set.of(
          "del",
          "moveFrom",
          "delText",
          "instrText",
          "pPr",
          "rPr",
          "sdtPr",
          "Fallback",
          "rt",
          "fldData");

  private final StringBuilder words = new StringBuilder();
  private final List<XmlTree> boxes = new ArrayList<>();
  private final List<String> charts = new ArrayList<>();

  WordText(XmlTree paragraph) {
    paragraph.children().forEach(this::add);
  }

  /** The words, escaped. */
  String words() {
    return words.toString();
  }

  /** The contents of its text boxes. */
  List<XmlTree> boxes() {
    return boxes;
  }

  /** The relations to its charts. */
  List<String> charts() {
    return charts;
  }

  private void add(XmlTree tree) {
    if (UNSEEN.contains(tree.name())) {
      return;
    }
    switch (tree.name()) {
      case "t" -> words.append(Markdown.escape(tree.text()));
      case "tab", "ptab" -> words.append(' ');
      case "br", "cr" -> words.append('\n');
      case "noBreakHyphen" -> words.append('-');
      case "txbxContent" -> boxes.add(tree);
      case "chart" -> charts.add(tree.attribute("r:id"));
      case "f" -> joined(tree.at("num"), "/", tree.at("den"));
      case "sSup" -> joined(tree.at("e"), "^", tree.at("sup"));
      case "sSub" -> joined(tree.at("e"), "\\_", tree.at("sub"));
      case "oMathPara" -> {
        words.append('\n');
        tree.children().forEach(this::add);
        words.append('\n');
      }
      default -> tree.children().forEach(this::add);
    }
  }

  private void joined(XmlTree left, String sign, XmlTree right) {
    add(left);
    words.append(sign);
    add(right);
  }
}
