package io.plugdesk.parser;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;

/** A page that a test writes from the top down. */
final class PdfPage {
  private static final float LEFT = 72;
  private static final float TOP = 770;
  private static final float COLUMN = 120;

  private final List<Words> words = new ArrayList<>();
  private float y = TOP;

  private record Words(float x, float y, float size, FontName font, String text) {}

  static byte[] document(PdfPage... pages) throws IOException {
    try (PDDocument document = new PDDocument()) {
      for (PdfPage page : pages) {
        page.addTo(document);
      }
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      document.save(bytes);
      return bytes.toByteArray();
    }
  }

  PdfPage line(float size, String text) {
    return words(LEFT, size, FontName.HELVETICA, text).down(size);
  }

  PdfPage boldLine(float size, String text) {
    return words(LEFT, size, FontName.HELVETICA_BOLD, text).down(size);
  }

  PdfPage row(float size, String... cells) {
    for (int column = 0; column < cells.length; column++) {
      words(LEFT + column * COLUMN, size, FontName.HELVETICA, cells[column]);
    }
    return down(size);
  }

  PdfPage gap() {
    y -= 12;
    return this;
  }

  private PdfPage down(float size) {
    y -= size * 1.2f;
    return this;
  }

  private PdfPage words(float x, float size, FontName font, String text) {
    words.add(new Words(x, y, size, font, text));
    return this;
  }

  void addTo(PDDocument document) throws IOException {
    PDPage page = new PDPage(PDRectangle.A4);
    document.addPage(page);
    try (PDPageContentStream stream = new PDPageContentStream(document, page)) {
      for (Words part : words) {
        PDFont font = new PDType1Font(part.font());
        stream.beginText();
        stream.setFont(font, part.size());
        stream.newLineAtOffset(part.x(), part.y());
        stream.showText(part.text());
        stream.endText();
      }
    }
  }
}
