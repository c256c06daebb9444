package io.plugdesk.parser.office;

import io.plugdesk.parser.markdown.Blocks;
import io.plugdesk.parser.markdown.Markdown;
import io.plugdesk.parser.read.Format;
import io.plugdesk.parser.read.Pages;
import io.plugdesk.parser.read.Source;
import java.io.IOException;
import java.io.InputStream;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.PackagePart;
import org.apache.poi.openxml4j.opc.PackageRelationship;
import org.apache.poi.util.XMLHelper;
import org.apache.poi.xssf.eventusermodel.ReadOnlySharedStringsTable;
import org.apache.poi.xssf.eventusermodel.XSSFReader;
import org.apache.poi.xssf.eventusermodel.XSSFReader.SheetIterator;
import org.apache.poi.xssf.eventusermodel.XSSFSheetXMLHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.XMLReader;

/** Reads Excel row by row; a sheet is a page, its name a heading, and what stands apart a table. */
public final class SheetsFormat implements Format {
  @Override
  public String read(Source source, Pages pages) throws IOException {
    try (OfficeFile file = OfficeFile.open(source.path())) {
      XSSFReader reader = new XSSFReader(file.parts());
      ReadOnlySharedStringsTable strings = new ReadOnlySharedStringsTable(file.parts());
      Blocks blocks = new Blocks(pages);
      SheetIterator sheets = (SheetIterator) reader.getSheetsData();
      for (int number = 1; sheets.hasNext(); number++) {
        try (InputStream sheet = sheets.next()) {
          blocks.page(number);
          blocks.heading(1, Markdown.escape(sheets.getSheetName()));
          cells(sheet, reader, strings, new SheetRows(blocks, Merges.of(sheets.getSheetPart())));
          charts(file, sheets.getSheetPart(), blocks);
        }
      }
      blocks.end();
      return file.title();
    } catch (OpenXML4JException | SAXException | ParserConfigurationException broken) {
      throw new IOException(broken);
    }
  }

  private static void cells(
      InputStream sheet, XSSFReader reader, ReadOnlySharedStringsTable strings, SheetRows rows)
      throws IOException, OpenXML4JException, SAXException, ParserConfigurationException {
    XMLReader xml = XMLHelper.newXMLReader();
    xml.setContentHandler(new XSSFSheetXMLHandler(reader.getStylesTable(), strings, rows, false));
    xml.parse(new InputSource(sheet));
    rows.end();
  }

  private static void charts(OfficeFile file, PackagePart sheet, Blocks blocks)
      throws IOException, OpenXML4JException {
    var drawing = file.related(sheet, "drawing");
    if (drawing.isEmpty()) {
      return;
    }
    for (PackageRelationship relation : drawing.get().getRelationships()) {
      if (relation.getRelationshipType().endsWith("/chart")) {
        ChartTable.write(OfficeFile.tree(drawing.get().getRelatedPart(relation)), blocks);
      }
    }
  }
}
