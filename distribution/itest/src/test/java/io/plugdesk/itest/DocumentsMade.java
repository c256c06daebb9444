package io.plugdesk.itest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Small files of the formats that offices use, made by hand. */
final class DocumentsMade {
  private DocumentsMade() {}

  /** A PDF; the first line of each page is set larger than the others. */
  static byte[] pdf(List<List<String>> pages) {
    var objects = new ArrayList<String>();
    var kids = new StringBuilder();
    for (int page = 0; page < pages.size(); page++) {
      kids.append(4 + 2 * page).append(" 0 R ");
    }
    objects.add("<</Type/Catalog/Pages 2 0 R>>");
    objects.add("<</Type/Pages/Kids[" + kids + "]/Count " + pages.size() + ">>");
    objects.add("<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>");
    for (int page = 0; page < pages.size(); page++) {
      var text = text(pages.get(page));
      objects.add(
          "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R>>>>"
              + "/Contents "
              + (5 + 2 * page)
              + " 0 R>>");
      objects.add("<</Length " + text.length() + ">>\nstream\n" + text + "\nendstream");
    }
    return file(objects);
  }

  private static String text(List<String> lines) {
    var text = new StringBuilder("BT 60 780 Td 40 TL\n");
    for (int line = 0; line < lines.size(); line++) {
      text.append("/F1 ").append(line == 0 ? 24 : 11).append(" Tf (");
      text.append(lines.get(line)).append(") Tj T*\n");
    }
    return text.append("ET").toString();
  }

  private static byte[] file(List<String> objects) {
    var file = new StringBuilder("%PDF-1.4\n");
    var table = new StringBuilder("xref\n0 " + (objects.size() + 1) + "\n0000000000 65535 f \n");
    for (int number = 1; number <= objects.size(); number++) {
      table.append("%010d 00000 n \n".formatted(file.length()));
      file.append(number).append(" 0 obj\n").append(objects.get(number - 1)).append("\nendobj\n");
    }
    var start = file.length();
    file.append(table).append("trailer<</Size ").append(objects.size() + 1);
    file.append("/Root 1 0 R>>\nstartxref\n").append(start).append("\n%%EOF\n");
    return file.toString().getBytes(StandardCharsets.ISO_8859_1);
  }

  /** A DOCX with a heading and paragraphs. */
  static byte[] docx(String heading, List<String> paragraphs) throws IOException {
    var body =
        new StringBuilder(paragraph("<w:pPr><w:pStyle w:val=\"Heading1\"/></w:pPr>", heading));
    paragraphs.forEach(text -> body.append(paragraph("", text)));
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      add(
          zip,
          "[Content_Types].xml",
          "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
              + "<Default Extension=\"rels\""
              + " ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
              + "<Override PartName=\"/word/document.xml\" ContentType=\"application/vnd."
              + "openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>");
      add(
          zip,
          "_rels/.rels",
          "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
              + "<Relationship Id=\"r1\" Type=\"http://schemas.openxmlformats.org/officeDocument/"
              + "2006/relationships/officeDocument\" Target=\"word/document.xml\"/></Relationships>");
      add(
          zip,
          "word/document.xml",
          "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">"
              + "<w:body>"
              + body
              + "</w:body></w:document>");
    }
    return bytes.toByteArray();
  }

  private static String paragraph(String style, String text) {
    return "<w:p>" + style + "<w:r><w:t>" + text + "</w:t></w:r></w:p>";
  }

  private static void add(ZipOutputStream zip, String name, String xml) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(
        ("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>" + xml)
            .getBytes(StandardCharsets.UTF_8));
    zip.closeEntry();
  }
}
