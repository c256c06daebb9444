package io.plugdesk.parser.office;

import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.poi.openxml4j.opc.PackagePart;

/** What the styles of a Word document say: which paragraphs are headings or items of a list. */
final class WordStyles {
  private static final int MOST_ANCESTORS = 20;
  private static final int BODY_LEVEL = 9;

  private final Map<String, XmlTree> styles = new HashMap<>();

  WordStyles(Optional<PackagePart> part) throws IOException {
    if (part.isPresent()) {
      OfficeFile.tree(part.get())
          .children("style")
          .forEach(style -> styles.put(style.attribute("styleId"), style));
    }
  }

  /** The level of a heading from 1, or 0. */
  int headingLevel(XmlTree properties) {
    int own = properties.at("outlineLvl").number("val", -1);
    if (own >= 0) {
      return own < BODY_LEVEL ? own + 1 : 0;
    }
    XmlTree style = styles.get(properties.at("pStyle").attribute("val"));
    for (int step = 0; style != null && step < MOST_ANCESTORS; step++) {
      int level = level(style);
      if (level >= 0) {
        return level;
      }
      style = styles.get(style.at("basedOn").attribute("val"));
    }
    return 0;
  }

  private static int level(XmlTree style) {
    String name = style.at("name").attribute("val").toLowerCase(Locale.ROOT);
    if (name.equals("title")) {
      return 1;
    }
    if (name.matches("heading [1-9]")) {
      return name.charAt(name.length() - 1) - '0';
    }
    int outline = style.at("pPr", "outlineLvl").number("val", -1);
    return outline < 0 || outline >= BODY_LEVEL ? -1 : outline + 1;
  }

  /** The numbering of a paragraph, its own or its style's; an empty element when it has none. */
  XmlTree numbering(XmlTree properties) {
    XmlTree own = properties.at("numPr");
    XmlTree style = styles.get(properties.at("pStyle").attribute("val"));
    for (int step = 0;
        !own.at("numId").exists() && style != null && step < MOST_ANCESTORS;
        step++) {
      XmlTree inherited = style.at("pPr", "numPr");
      own = inherited.exists() ? inherited : own;
      style = styles.get(style.at("basedOn").attribute("val"));
    }
    return own;
  }
}
