package io.plugdesk.parser;

import io.plugdesk.parser.mail.MailFormat;
import io.plugdesk.parser.office.SheetsFormat;
import io.plugdesk.parser.office.SlidesFormat;
import io.plugdesk.parser.office.WordFormat;
import io.plugdesk.parser.pdf.PdfFormat;
import io.plugdesk.parser.read.Format;
import io.plugdesk.parser.read.RefusedException;
import io.plugdesk.parser.text.CsvFormat;
import io.plugdesk.parser.text.MarkdownFormat;
import io.plugdesk.parser.text.TextFormat;
import io.plugdesk.parser.web.HtmlFormat;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The formats that are read, by their name in one word. */
final class Formats {
  private static final String READ =
      "PDF, DOCX, PPTX, XLSX, HTML, CSV, Markdown, plain text and e-mail (.eml) are read";

  private final Map<String, Format> formats = new TreeMap<>();

  Formats() {
    formats.put("pdf", new PdfFormat());
    formats.put("docx", new WordFormat());
    formats.put("pptx", new SlidesFormat());
    formats.put("xlsx", new SheetsFormat());
    formats.put("html", new HtmlFormat());
    formats.put("csv", new CsvFormat());
    formats.put("markdown", new MarkdownFormat());
    formats.put("text", new TextFormat());
  }

  /** These and e-mail, whose attachments are of the others. */
  static Formats withMail(Detection detection) {
    Formats others = new Formats();
    Formats all = new Formats();
    all.formats.put(
        "email",
        new MailFormat(
            (source, pages) -> Reading.guarded(others.of(detection.type(source)), source, pages)));
    return all;
  }

  /** The format of a type as {@link Detection} names it. */
  Format of(String type) {
    Format format = formats.get(type);
    if (format == null) {
      throw new RefusedException(
          "Files of this kind ("
              + type.toLowerCase(Locale.ROOT)
              + ") are not read. "
              + READ
              + ": save it as one of them.");
    }
    return format;
  }
}
