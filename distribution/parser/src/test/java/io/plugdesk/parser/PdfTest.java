package io.plugdesk.parser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.junit.jupiter.api.Test;

class PdfTest {
  private static final String SENTENCE =
      "A parcel that has not been opened can be sent back within thirty days.";

  @Test
  void readsPagesInTheirOrder() throws IOException {
    PdfPage first = new PdfPage().line(11, SENTENCE);
    PdfPage second = new PdfPage().line(11, "The label is in the parcel.");

    ReadFile read = ReadFile.of("guide.pdf", PdfPage.document(first, second));

    assertEquals("pdf", read.last().type());
    assertEquals(2, read.last().number());
    assertEquals(SENTENCE + "\n", read.page(1));
    assertEquals("The label is in the parcel.\n", read.page(2));
  }

  @Test
  void anEmptyPageKeepsTheNumbersOfTheOthers() throws IOException {
    ReadFile read =
        ReadFile.of("a.pdf", PdfPage.document(new PdfPage(), new PdfPage().line(11, SENTENCE)));
    assertEquals(1, read.pages().size());
    assertEquals(2, read.pages().get(0).number());
  }

  @Test
  void largerAndBoldLinesAreHeadings() throws IOException {
    PdfPage page =
        new PdfPage()
            .line(20, "Returns")
            .gap()
            .line(11, SENTENCE)
            .line(11, "The label is in the parcel, or on the page of the order.")
            .gap()
            .boldLine(11, "Damaged goods")
            .gap()
            .line(11, "Send us a picture.");

    ReadFile read = ReadFile.of("a.pdf", PdfPage.document(page));

    assertEquals(
        "# Returns\n\n"
            + SENTENCE
            + " The label is in the parcel, or on the page of the order.\n\n"
            + "## Damaged goods\n\nSend us a picture.\n",
        read.page(1));
    assertEquals("Returns", read.last().text());
  }

  @Test
  void bulletsAreItemsAndColumnsATable() throws IOException {
    PdfPage page =
        new PdfPage()
            .line(11, SENTENCE)
            .gap()
            .line(11, "\u2022 unused")
            .line(11, "\u2022 in its box,")
            .line(11, "which is whole")
            .gap()
            .row(11, "Country", "Days", "Price")
            .row(11, "Austria", "3", "4.90")
            .row(11, "Norway", "7", "12.00");

    assertEquals(
        SENTENCE
            + "\n\n- unused\n- in its box, which is whole\n\n"
            + "| Country | Days | Price |\n| --- | --- | --- |\n"
            + "| Austria | 3 | 4.90 |\n| Norway | 7 | 12.00 |\n",
        ReadFile.of("a.pdf", PdfPage.document(page)).page(1));
  }

  @Test
  void gapsPartParagraphsAlsoWhereMostLinesHaveOne() throws IOException {
    PdfPage page =
        new PdfPage()
            .line(11, "We may ask for:")
            .gap()
            .line(11, "\u2022 the bill")
            .gap()
            .line(11, "\u2022 a photograph")
            .gap()
            .line(11, "\u2022 the packing list")
            .gap()
            .line(11, "We may refuse a claim that comes")
            .line(11, "without any of these.")
            .gap()
            .line(11, "Ask us first.")
            .gap()
            .line(11, "We answer within a day, on Sundays")
            .line(11, "and holidays within two.");

    assertEquals(
        "We may ask for:\n\n- the bill\n- a photograph\n- the packing list\n\n"
            + "We may refuse a claim that comes without any of these.\n\n"
            + "Ask us first.\n\n"
            + "We answer within a day, on Sundays and holidays within two.\n",
        ReadFile.of("a.pdf", PdfPage.document(page)).page(1));
  }

  @Test
  void aWordThatTheLineBrokeIsWhole() throws IOException {
    PdfPage page =
        new PdfPage()
            .line(11, "The warranty covers the material; this war-")
            .line(11, "ranty is free, as are repla-")
            .line(11, "cements, and so are out-")
            .line(11, "of-pocket costs.");
    assertEquals(
        "The warranty covers the material; this warranty is free, as are replacements, and"
            + " so are out-of-pocket costs.\n",
        ReadFile.of("a.pdf", PdfPage.document(page)).page(1));
  }

  @Test
  void aPdfThatIsCutOffIsRefusedHoweverMuchOfItIsThere() throws IOException {
    PdfPage[] pages = new PdfPage[60];
    for (int at = 0; at < pages.length; at++) {
      pages[at] = new PdfPage().line(11, "Page " + at + ". " + SENTENCE);
    }
    byte[] whole = PdfPage.document(pages);
    for (int percent : new int[] {5, 30, 50, 80, 99}) {
      ReadFile read = ReadFile.of("a.pdf", Arrays.copyOf(whole, whole.length * percent / 100));
      assertEquals(
          "The PDF ends in the middle: it was cut short on its way. Send the whole file again.",
          read.refusal());
      assertEquals(0, read.pages().size());
    }
  }

  @Test
  void whatIsNoPdfIsNotSaidToBeCutOff() throws IOException {
    byte[] noise = new byte[4000];
    new Random(7).nextBytes(noise);
    assertEquals(
        "The file is named as a PDF and is none: give it the ending of what it is.",
        ReadFile.of("a.pdf", noise).refusal());
  }

  @Test
  void aPdfWhoseLatestChangeIsCutOffIsRefused() throws IOException {
    byte[] whole = PdfPage.document(new PdfPage().line(11, SENTENCE));
    String change = "\n7 0 obj\n<< /Type /Page >>\nendobj\n";
    byte[] cut = Arrays.copyOf(whole, whole.length + change.length());
    System.arraycopy(
        change.getBytes(StandardCharsets.US_ASCII), 0, cut, whole.length, change.length());
    assertTrue(ReadFile.of("a.pdf", cut).refusal().contains("ends in the middle"));
  }

  @Test
  void aPdfWithSomethingBehindItsEndIsRead() throws IOException {
    byte[] whole = PdfPage.document(new PdfPage().line(11, SENTENCE));
    for (int more : new int[] {1, 500, 2000}) {
      byte[] longer = Arrays.copyOf(whole, whole.length + more);
      Arrays.fill(longer, whole.length, longer.length, (byte) '\n');
      assertEquals(SENTENCE + "\n", ReadFile.of("a.pdf", longer).page(1));
    }
  }

  @Test
  void aPdfWithAPasswordIsRefused() throws IOException {
    try (PDDocument document = new PDDocument()) {
      new PdfPage().line(11, SENTENCE).addTo(document);
      document.protect(new StandardProtectionPolicy("owner", "user", new AccessPermission()));
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      document.save(bytes);
      assertEquals(
          "The file is encrypted: save it without a password.",
          ReadFile.of("a.pdf", bytes.toByteArray()).refusal());
    }
  }

  @Test
  void aPdfWithoutTextIsRefused() throws IOException {
    String reason = ReadFile.of("scan.pdf", PdfPage.document(new PdfPage())).refusal();
    assertTrue(reason.contains("no text"), reason);
  }
}
