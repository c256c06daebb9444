package io.plugdesk.itest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Files that mean harm, or are simply broken. */
final class BadFiles {
  private static final String TYPES =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
      <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
      <Default Extension="xml" ContentType="application/xml"/>
      <Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>
      </Types>
      """;
  private static final String RELATIONS =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
      <Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>
      </Relationships>
      """;
  private static final String BODY =
      """
      <w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>%s</w:t></w:r></w:p></w:body></w:document>
      """;
  private static final int BOMB_MEBIBYTES = 400;

  private BadFiles() {}

  /** A Word document with one paragraph. */
  static byte[] docx(String text) {
    return word("<?xml version=\"1.0\"?>" + BODY.formatted(text), 0);
  }

  /** A Word document of a few hundred kilobytes that is 400 MiB of spaces when it is unpacked. */
  static byte[] bomb() {
    return word("<?xml version=\"1.0\"?>" + BODY.formatted("Boom"), BOMB_MEBIBYTES);
  }

  /** A Word document whose XML grows to three gigabytes by entities. */
  static byte[] laughs() {
    var entities = new StringBuilder("<?xml version=\"1.0\"?><!DOCTYPE w [<!ENTITY a0 \"lol\">");
    for (int i = 1; i < 10; i++) {
      entities
          .append("<!ENTITY a")
          .append(i)
          .append(" \"")
          .append(("&a" + (i - 1) + ";").repeat(10));
      entities.append("\">");
    }
    return word(entities + "]>" + BODY.formatted("&a9;"), 0);
  }

  /** A PDF that ends in the middle. */
  static byte[] truncatedPdf() {
    return "%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pa"
        .getBytes(StandardCharsets.US_ASCII);
  }

  /** Bytes without any meaning. */
  static byte[] garbage(long seed) {
    var bytes = new byte[20_000];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }

  private static byte[] word(String document, int mebibytesOfSpaces) {
    var parts = new LinkedHashMap<String, String>();
    parts.put("[Content_Types].xml", TYPES);
    parts.put("_rels/.rels", RELATIONS);
    parts.put("word/document.xml", document);
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, String> part : parts.entrySet()) {
        zip.putNextEntry(new ZipEntry(part.getKey()));
        zip.write(part.getValue().strip().getBytes(StandardCharsets.UTF_8));
        if (part.getKey().equals("word/document.xml")) {
          var spaces = " ".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);
          for (int i = 0; i < mebibytesOfSpaces; i++) {
            zip.write(spaces);
          }
        }
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
