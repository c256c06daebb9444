package io.plugdesk.parser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Rectangle;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xslf.usermodel.SlideLayout;
import org.apache.poi.xslf.usermodel.XMLSlideShow;
import org.apache.poi.xslf.usermodel.XSLFSlide;
import org.apache.poi.xslf.usermodel.XSLFTable;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.junit.jupiter.api.Test;

class OfficeTest {
  @Test
  void readsHeadingsParagraphsListsAndTablesOfWord() throws IOException {
    try (XWPFDocument document = new XWPFDocument()) {
      heading(document, "Returns", 0);
      document.createParagraph().createRun().setText("Within 30 days, *unused*.");
      heading(document, "What it costs", 1);
      XWPFTable table = document.createTable(2, 2);
      table.getRow(0).getCell(0).setText("Country");
      table.getRow(0).getCell(1).setText("Price");
      table.getRow(1).getCell(0).setText("Austria");
      table.getRow(1).getCell(1).setText("4.90 | 5.90");

      ReadFile read = ReadFile.of("returns.docx", bytes(document::write));

      assertEquals("docx", read.last().type());
      assertEquals("Returns", read.last().text());
      assertEquals(
          "# Returns\n\nWithin 30 days, \\*unused\\*.\n\n## What it costs\n\n"
              + "| Country | Price |\n| --- | --- |\n| Austria | 4.90 \\| 5.90 |\n",
          read.text());
    }
  }

  @Test
  void countsTheItemsOfAListOfWord() throws IOException {
    try (XWPFDocument document = new XWPFDocument()) {
      var list =
          org.openxmlformats.schemas.wordprocessingml.x2006.main.CTAbstractNum.Factory
              .newInstance();
      list.setAbstractNumId(BigInteger.ONE);
      var level = list.addNewLvl();
      level.setIlvl(BigInteger.ZERO);
      level.addNewStart().setVal(BigInteger.ONE);
      level
          .addNewNumFmt()
          .setVal(org.openxmlformats.schemas.wordprocessingml.x2006.main.STNumberFormat.DECIMAL);
      level.addNewLvlText().setVal("%1.");
      var numbering = document.createNumbering();
      BigInteger number =
          numbering.addNum(
              numbering.addAbstractNum(new org.apache.poi.xwpf.usermodel.XWPFAbstractNum(list)));
      for (String words : new String[] {"Pack it", "Send it"}) {
        XWPFParagraph item = document.createParagraph();
        item.setNumID(number);
        item.createRun().setText(words);
      }

      assertEquals(
          "1. Pack it\n2. Send it\n", ReadFile.of("a.docx", bytes(document::write)).text());
    }
  }

  @Test
  void aSlideIsAPageWithItsTitleAndTable() throws IOException {
    try (XMLSlideShow show = new XMLSlideShow()) {
      var layout = show.getSlideMasters().get(0).getLayout(SlideLayout.TITLE_AND_CONTENT);
      XSLFSlide first = show.createSlide(layout);
      first.getPlaceholder(0).setText("Shipping");
      first.getPlaceholder(1).setText("Three days");
      XSLFSlide second = show.createSlide();
      XSLFTable table = second.createTable(2, 2);
      table.setAnchor(new Rectangle(50, 50, 300, 100));
      table.getCell(0, 0).setText("Country");
      table.getCell(0, 1).setText("Days");
      table.getCell(1, 0).setText("Norway");
      table.getCell(1, 1).setText("7");

      ReadFile read = ReadFile.of("shipping.pptx", bytes(show::write));

      assertEquals("pptx", read.last().type());
      assertEquals("Shipping", read.last().text());
      assertEquals("# Shipping\n\n- Three days\n", read.page(1));
      assertEquals("| Country | Days |\n| --- | --- |\n| Norway | 7 |\n", read.page(2));
    }
  }

  @Test
  void aSheetIsAPageAndAnEmptyRowPartsTables() throws IOException {
    try (XSSFWorkbook workbook = new XSSFWorkbook()) {
      XSSFSheet sheet = workbook.createSheet("Prices");
      row(sheet, 0, "Country", "Price");
      row(sheet, 1, "Austria", "4.90");
      row(sheet, 3, "Weight", "Fee");
      row(sheet, 4, "10 kg", "8.00");
      row(workbook.createSheet("Days"), 0, "Country", "Days");

      ReadFile read = ReadFile.of("prices.xlsx", bytes(workbook::write));

      assertEquals("xlsx", read.last().type());
      assertEquals(
          "# Prices\n\n| Country | Price |\n| --- | --- |\n| Austria | 4.90 |\n\n"
              + "| Weight | Fee |\n| --- | --- |\n| 10 kg | 8.00 |\n",
          read.page(1));
      assertTrue(read.page(2).startsWith("# Days\n"), read.page(2));
    }
  }

  @Test
  void mergedCellsStandInEachOfTheirPlaces() throws IOException {
    try (XSSFWorkbook workbook = new XSSFWorkbook()) {
      XSSFSheet sheet = workbook.createSheet("S");
      row(sheet, 0, "Zone", "Country");
      row(sheet, 1, "Europe", "Austria");
      row(sheet, 2, null, "Norway");
      sheet.addMergedRegion(new CellRangeAddress(1, 2, 0, 0));

      String text = ReadFile.of("a.xlsx", bytes(workbook::write)).page(1);

      assertTrue(text.contains("| Europe | Norway |"), text);
    }
  }

  @Test
  void aLongSheetIsSeveralTablesUnderOneHeader() throws IOException {
    try (XSSFWorkbook workbook = new XSSFWorkbook()) {
      XSSFSheet sheet = workbook.createSheet("Long");
      row(sheet, 0, "Number", "Name");
      for (int at = 1; at <= 450; at++) {
        row(sheet, at, "n" + at, "name " + at);
      }

      ReadFile read = ReadFile.of("a.xlsx", bytes(workbook::write));
      String text = read.page(1);

      assertEquals(3, text.split("\\| Number \\| Name \\|\n\\| --- ", -1).length - 1);
      assertEquals(450, text.split("\\| n\\d+ ", -1).length - 1);
    }
  }

  /** Writes a file. */
  @FunctionalInterface
  interface Writer {
    void write(ByteArrayOutputStream bytes) throws IOException;
  }

  static byte[] bytes(Writer writer) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    writer.write(bytes);
    return bytes.toByteArray();
  }

  private static void heading(XWPFDocument document, String words, int outline) {
    XWPFParagraph paragraph = document.createParagraph();
    paragraph.createRun().setText(words);
    paragraph.getCTP().addNewPPr().addNewOutlineLvl().setVal(BigInteger.valueOf(outline));
  }

  private static void row(XSSFSheet sheet, int number, String... cells) {
    var row = sheet.createRow(number);
    for (int column = 0; column < cells.length; column++) {
      if (cells[column] != null) {
        row.createCell(column).setCellValue(cells[column]);
      }
    }
  }
}
