package io.plugdesk.parser.pdf;

import io.plugdesk.parser.markdown.Blocks;
import io.plugdesk.parser.markdown.Markdown;
import io.plugdesk.parser.read.Format;
import io.plugdesk.parser.read.Pages;
import io.plugdesk.parser.read.RefusedException;
import io.plugdesk.parser.read.Source;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.io.RandomAccessReadBufferedFile;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;

/** Reads PDF page by page; what its streams need is kept on disk. */
public final class PdfFormat implements Format {
  private static final int FIRST_PAGES = 10;
  private static final int TITLE_LINES = 4;

  @Override
  public String read(Source source, Pages pages) throws IOException {
    try (PDDocument document =
        Loader.loadPDF(
            new RandomAccessReadBufferedFile(source.path().toFile()),
            IOUtils.createTempFileOnlyStreamCache())) {
      if (document.getNumberOfPages() == 0) {
        throw new IOException("The file has no pages");
      }
      return read(document, pages);
    } catch (InvalidPasswordException locked) {
      throw new RefusedException("The file is encrypted: save it without a password.", locked);
    }
  }

  private static String read(PDDocument document, Pages pages) throws IOException {
    LineStripper stripper = new LineStripper();
    List<List<Line>> first = new ArrayList<>();
    int last = document.getNumberOfPages();
    for (int number = 1; number <= Math.min(FIRST_PAGES, last); number++) {
      first.add(stripper.lines(document, number));
    }
    Blocks blocks = new Blocks(pages);
    Sizes sizes = new Sizes(first);
    Layout layout = new Layout(blocks, sizes);
    boolean words = false;
    for (int number = 1; number <= last; number++) {
      List<Line> lines =
          number <= first.size() ? first.get(number - 1) : stripper.lines(document, number);
      words |= !lines.isEmpty();
      blocks.page(number);
      layout.write(lines);
    }
    blocks.end();
    if (!words) {
      throw new RefusedException(
          "The file holds pictures of pages and no text: save it with its text, or have its text"
              + " recognized first.");
    }
    String title = document.getDocumentInformation().getTitle();
    return title == null || title.isBlank() ? title(first.get(0), sizes) : title.strip();
  }

  /** The headings with which the first page begins; null when it begins with something else. */
  private static String title(List<Line> cover, Sizes sizes) {
    StringBuilder title = new StringBuilder();
    int before = 0;
    for (int at = 0; at < Math.min(cover.size(), TITLE_LINES); at++) {
      int level = sizes.level(cover.get(at));
      if (level == 0 || level < before) {
        break;
      }
      title.append(title.isEmpty() ? "" : level == before ? " " : " – ");
      title.append(cover.get(at).text());
      before = level;
    }
    return title.isEmpty() ? null : Markdown.oneLine(title.toString());
  }
}
