package io.plugdesk.parser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.crypt.Encryptor;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.Test;

class BadFilesTest {
  private static final String LAUGHS =
      """
      <?xml version="1.0"?>
      <!DOCTYPE lolz [<!ENTITY a "haha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
      <!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;">
      <!ENTITY e "&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;"><!ENTITY f "&e;&e;&e;&e;&e;&e;&e;&e;&e;&e;">
      <!ENTITY g "&f;&f;&f;&f;&f;&f;&f;&f;&f;&f;"><!ENTITY h "&g;&g;&g;&g;&g;&g;&g;&g;&g;&g;">]>
      """;

  @Test
  void anEmptyFileIsRefused() {
    assertTrue(ReadFile.of("a.pdf", new byte[0]).refusal().contains("empty"));
  }

  @Test
  void otherFormatsAreRefusedByWhatIsRead() {
    String reason = ReadFile.of("a.png", bytes(0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0)).refusal();
    assertTrue(reason.contains("image/png"), reason);
    assertTrue(reason.contains("PDF, DOCX, PPTX, XLSX"), reason);
  }

  @Test
  void garbageIsRefusedWhateverItsName() {
    byte[] garbage = new byte[20_000];
    new Random(7).nextBytes(garbage);
    for (String name :
        new String[] {"a.md", "a.txt", "a.csv", "a.html", "a", "../../x", "a.docx", "a.pdf"}) {
      ReadFile read = ReadFile.of(name, garbage);
      assertTrue(read.pages().isEmpty(), name);
      assertFalse(read.refusal().isBlank(), name);
    }
  }

  @Test
  void aProgramNamedMarkdownIsRefused() {
    byte[] program = new byte[4000];
    System.arraycopy(bytes(0x7f, 'E', 'L', 'F', 2, 1, 1), 0, program, 0, 7);
    assertFalse(ReadFile.of("a.md", program).refusal().isBlank());
  }

  @Test
  void bytesThatOnlyBeginWithWordsAreRefused() {
    byte[] noise = new byte[20_000];
    new Random(7).nextBytes(noise);
    for (String words : new String[] {"MZ is a code", "GIF89a is", "\u007fELF", "%PDF-1.7"}) {
      byte[] begin = words.getBytes(StandardCharsets.UTF_8);
      System.arraycopy(begin, 0, noise, 0, begin.length);
      for (String name : new String[] {"a.md", "a.txt", "a.csv", "a.html"}) {
        ReadFile read = ReadFile.of(name, noise);
        assertTrue(read.pages().isEmpty(), name);
        assertFalse(read.refusal().isBlank(), name);
      }
    }
    String words = "GIF89a is a word, and one byte behind it is none.\0";
    byte[] zero = words.getBytes(StandardCharsets.UTF_8);
    assertTrue(ReadFile.of("a.md", zero).refusal().contains("image/gif"));
  }

  @Test
  void aDocumentWrittenInLettersIsNoTextByItsEnding() {
    String reason = ReadFile.of("a.txt", "{\\rtf1\\ansi Hello}").refusal();
    assertTrue(reason.contains("application/rtf"), reason);
  }

  @Test
  void aPdfUnderAnotherNameIsReadAsWhatItIs() throws IOException {
    byte[] pdf = PdfPage.document(new PdfPage().line(11, "Hello there, this is a text."));
    assertEquals("pdf", ReadFile.of("a.txt", pdf).last().type());
  }

  @Test
  void anEncryptedWordFileIsRefused() throws Exception {
    try (POIFSFileSystem container = new POIFSFileSystem()) {
      Encryptor encryptor = new EncryptionInfo(EncryptionMode.agile).getEncryptor();
      encryptor.confirmPassword("secret");
      try (OutputStream inside = encryptor.getDataStream(container)) {
        inside.write(word());
      }
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      container.writeFilesystem(bytes);
      assertEquals(
          "The file is encrypted: save it without a password.",
          ReadFile.of("a.docx", bytes.toByteArray()).refusal());
    }
  }

  @Test
  void aWordFileThatIsCutOffIsRefused() throws IOException {
    byte[] whole = word();
    String reason = ReadFile.of("a.docx", Arrays.copyOf(whole, whole.length / 2)).refusal();
    assertTrue(reason.contains("damaged or cut off"), reason);
  }

  @Test
  void aZipBombIsRefused() throws IOException {
    byte[] bomb =
        wordWith(
            out -> {
              out.write("<document><body>".getBytes(StandardCharsets.UTF_8));
              byte[] spaces = new byte[1 << 20];
              Arrays.fill(spaces, (byte) ' ');
              for (int megabyte = 0; megabyte < 200; megabyte++) {
                out.write(spaces);
              }
            });
    assertTrue(bomb.length < 1 << 20, "compressed: " + bomb.length);
    String reason = ReadFile.of("a.docx", bomb).refusal();
    assertTrue(reason.contains("zip bomb"), reason);
  }

  @Test
  void entitiesThatGrowAreNeverResolved() throws IOException {
    String reason = ReadFile.of("a.xml", LAUGHS + "<lolz>&h;</lolz>").refusal();
    assertTrue(reason.contains("application/xml"), reason);
    byte[] word =
        wordWith(
            out ->
                out.write(
                    (LAUGHS + "<document><body><p><r><t>&h;</t></r></p></body></document>")
                        .getBytes(StandardCharsets.UTF_8)));
    ReadFile read = ReadFile.of("a.docx", word);
    assertTrue(read.refusal().contains("damaged"), () -> String.valueOf(read.last()));
  }

  @Test
  void anEntityOfHtmlThatNamesAFileIsWords() {
    ReadFile read =
        ReadFile.of(
            "a.html",
            "<!DOCTYPE html [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><html><p>a&x;b</p></html>");
    assertFalse(read.text().contains("root:"), read.text());
  }

  private static byte[] word() throws IOException {
    try (XWPFDocument document = new XWPFDocument()) {
      document.createParagraph().createRun().setText("Hello");
      return OfficeTest.bytes(document::write);
    }
  }

  /** A Word file whose document is something else. */
  private static byte[] wordWith(Content content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(word()));
        ZipOutputStream out = new ZipOutputStream(bytes)) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        out.putNextEntry(new ZipEntry(entry.getName()));
        if (entry.getName().equals("word/document.xml")) {
          content.write(out);
        } else {
          in.transferTo(out);
        }
      }
    }
    return bytes.toByteArray();
  }

  /** Writes what is in a file. */
  @FunctionalInterface
  private interface Content {
    void write(OutputStream out) throws IOException;
  }

  private static byte[] bytes(int... values) {
    byte[] bytes = new byte[values.length];
    for (int at = 0; at < values.length; at++) {
      bytes[at] = (byte) values[at];
    }
    return bytes;
  }
}
