package io.plugdesk.parser.pdf;

import io.plugdesk.parser.markdown.Blocks;
import io.plugdesk.parser.markdown.Markdown;
import io.plugdesk.parser.read.Format;
import io.plugdesk.parser.read.Pages;
import io.plugdesk.parser.read.RefusedException;
import io.plugdesk.parser.read.Source;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.io.RandomAccessReadBufferedFile;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;

/** Reads PDF page by page; what its streams need is kept on disk. */
public final class PdfFormat implements Format {
  private static final int FIRST_PAGES = 10;
  private static final int TITLE_LINES = 4;
  private static final int HEAD = 1024;
  private static final int TAIL = 2048;
  private static final String BEGIN = "%PDF-";
  private static final String END = "%%EOF";
  private static final Pattern OBJECT = Pattern.compile("\\d\\s+\\d+\\s+obj\\b");

  @Override
  public String read(Source source, Pages pages) throws IOException {
    if (!ends(source.path())) {
      throw new RefusedException(
          begins(source.path())
              ? "The PDF ends in the middle: it was cut short on its way. Send the whole file again."
              : "The file is named as a PDF and is none: give it the ending of what it is.");
    }
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

  /**
   * Whether the mark of its end stands near it, with no object behind: that would be a later change
   * of the document, cut short. Without this, pages would be missing unnoticed.
   */
  private static boolean ends(Path file) throws IOException {
    try (InputStream stream = Files.newInputStream(file)) {
      stream.skipNBytes(Math.max(0, Files.size(file) - TAIL));
      String tail = new String(stream.readAllBytes(), StandardCharsets.ISO_8859_1);
      int end = tail.lastIndexOf(END);
      return end >= 0 && !OBJECT.matcher(tail).region(end, tail.length()).find();
    }
  }

  /** Whether its mark stands where readers look for it (ISO 32000-1, annex H.3). */
  private static boolean begins(Path file) throws IOException {
    try (InputStream stream = Files.newInputStream(file)) {
      return new String(stream.readNBytes(HEAD), StandardCharsets.ISO_8859_1).contains(BEGIN);
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
