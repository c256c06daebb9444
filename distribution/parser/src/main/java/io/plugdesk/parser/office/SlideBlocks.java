package io.plugdesk.parser.office;

import io.plugdesk.parser.markdown.Blocks;
import io.plugdesk.parser.markdown.Markdown;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Writes the shapes of a slide as Markdown, in their order on the slide. */
final class SlideBlocks {
  private final Blocks blocks;
  private final WordBlocks.Charts charts;
  private int count;

  SlideBlocks(Blocks blocks, WordBlocks.Charts charts) {
    this.blocks = blocks;
    this.charts = charts;
  }

  /** Writes the shapes; the title is first, wherever it stands. */
  void write(XmlTree shapes) throws IOException {
    List<XmlTree> titles = shapes.children("sp").filter(SlideBlocks::isTitle).toList();
    titles.forEach(title -> blocks.heading(1, words(title.at("txBody"))));
    for (XmlTree shape : shapes.children()) {
      if (!titles.contains(shape)) {
        shape(shape);
      }
    }
  }

  /** Writes the speaker's notes. */
  void notes(XmlTree shapes) {
    shapes
        .children("sp")
        .filter(shape -> kind(shape).equals("body"))
        .forEach(shape -> text(shape.at("txBody"), false));
  }

  private void shape(XmlTree shape) throws IOException {
    switch (shape.name()) {
      case "sp" -> {
        if (!kind(shape).matches("sldNum|dt|ftr|hdr")) {
          text(shape.at("txBody"), kind(shape).matches("body|obj") || isOutline(shape));
        }
      }
      case "graphicFrame" -> frame(shape.at("graphic", "graphicData"));
      case "grpSp", "AlternateContent", "Choice" -> {
        for (XmlTree child : shape.children()) {
          shape(child);
        }
      }
      default -> {}
    }
  }

  private void frame(XmlTree data) throws IOException {
    for (XmlTree table : data.children("tbl").toList()) {
      table(table);
    }
    for (XmlTree chart : data.children("chart").toList()) {
      Optional<XmlTree> found = charts.find(chart.attribute("r:id"));
      if (found.isPresent()) {
        ChartTable.write(found.get(), blocks);
      }
    }
    for (XmlTree diagram : data.children("relIds").toList()) {
      Optional<XmlTree> found = charts.find(diagram.attribute("r:dm"));
      if (found.isPresent()) {
        found.get().all().filter(tree -> tree.is("p")).forEach(p -> blocks.paragraph(words(p)));
      }
    }
  }

  private void text(XmlTree body, boolean bulleted) {
    count = 0;
    for (XmlTree paragraph : body.children("p").toList()) {
      String words = words(paragraph);
      XmlTree properties = paragraph.at("pPr");
      int depth = properties.number("lvl", 0);
      if (words.isBlank()) {
        count = 0;
      } else if (properties.at("buAutoNum").exists()) {
        blocks.item(depth, ++count + ".", words);
      } else if (!properties.at("buNone").exists()
          && (properties.at("buChar").exists() || bulleted)) {
        blocks.item(depth, "-", words);
      } else {
        blocks.paragraph(words);
      }
    }
  }

  private void table(XmlTree table) {
    List<List<String>> lines = new ArrayList<>();
    List<String> above = List.of();
    for (XmlTree row : table.children("tr").toList()) {
      List<String> line = new ArrayList<>();
      for (XmlTree cell : row.children("tc").toList()) {
        int column = line.size();
        boolean left = cell.attribute("hMerge").matches("1|true") && column > 0;
        boolean up = cell.attribute("vMerge").matches("1|true") && column < above.size();
        line.add(left ? line.get(column - 1) : up ? above.get(column) : words(cell.at("txBody")));
      }
      lines.add(line);
      above = line;
    }
    blocks.table(lines);
  }

  private static boolean isTitle(XmlTree shape) {
    return kind(shape).matches("title|ctrTitle");
  }

  /** A placeholder that names no kind holds the outline. */
  private static boolean isOutline(XmlTree shape) {
    XmlTree placeholder = shape.at("nvSpPr", "nvPr", "ph");
    return placeholder.exists() && placeholder.attribute("type").isEmpty();
  }

  private static String kind(XmlTree shape) {
    return shape.at("nvSpPr", "nvPr", "ph").attribute("type");
  }

  private static String words(XmlTree tree) {
    return tree.all()
        .filter(part -> part.is("t") || part.is("br") || part.is("p"))
        .map(part -> part.is("t") ? Markdown.escape(part.text()) : "\n")
        .collect(Collectors.joining());
  }
}
