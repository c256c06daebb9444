package io.plugdesk.parser.office;

import io.plugdesk.parser.markdown.Blocks;
import io.plugdesk.parser.read.Format;
import io.plugdesk.parser.read.Pages;
import io.plugdesk.parser.read.Source;
import java.io.IOException;
import java.util.Optional;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.poi.openxml4j.opc.PackagePart;

/**
 * Reads Word documents paragraph by paragraph, so that a long one needs no more memory than a short
 * one. Headers, footers and comments are left out; notes come last.
 */
public final class WordFormat implements Format {
  @Override
  public String read(Source source, Pages pages) throws IOException {
    try (OfficeFile file = OfficeFile.open(source.path())) {
      PackagePart document = file.document();
      Blocks blocks = new Blocks(pages);
      WordBlocks words =
          new WordBlocks(
              blocks,
              new WordStyles(file.related(document, "styles")),
              new WordNumbers(file.related(document, "numbering")),
              id -> chart(file, document, id));
      OfficeFile.walk(document, reader -> body(reader, words));
      for (String notes : new String[] {"footnotes", "endnotes"}) {
        Optional<PackagePart> part = file.related(document, notes);
        if (part.isPresent()) {
          OfficeFile.walk(part.get(), reader -> notes(reader, words));
        }
      }
      blocks.end();
      return file.title() == null ? blocks.firstHeading() : file.title();
    }
  }

  private static void body(XMLStreamReader reader, WordBlocks words)
      throws XMLStreamException, IOException {
    while (reader.hasNext()) {
      int event = reader.next();
      if (event == XMLStreamConstants.START_ELEMENT && !isFrame(reader.getLocalName())) {
        words.write(XmlTree.read(reader));
      }
    }
  }

  private static boolean isFrame(String name) {
    return name.equals("document") || name.equals("body");
  }

  private static void notes(XMLStreamReader reader, WordBlocks words)
      throws XMLStreamException, IOException {
    while (reader.hasNext()) {
      if (reader.next() == XMLStreamConstants.START_ELEMENT
          && reader.getLocalName().matches("footnote|endnote")) {
        XmlTree note = XmlTree.read(reader);
        if (!note.attribute("type").matches("separator|continuation.*")) {
          words.write(note);
        }
      }
    }
  }

  private static Optional<XmlTree> chart(OfficeFile file, PackagePart document, String id)
      throws IOException {
    Optional<PackagePart> part = file.relatedById(document, id);
    return part.isPresent() ? Optional.of(OfficeFile.tree(part.get())) : Optional.empty();
  }
}
