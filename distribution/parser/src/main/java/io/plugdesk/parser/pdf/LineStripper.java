package io.plugdesk.parser.pdf;

import io.plugdesk.parser.pdf.Line.Piece;
import java.io.IOException;
import java.io.Writer;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.WeakHashMap;
import java.util.regex.Pattern;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDFontDescriptor;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/** The lines of a page in the order in which they were written, which is that of reading. */
final class LineStripper extends PDFTextStripper {
  private static final float WIDE_GAP = 1.2f;
  private static final Pattern LABEL =
      Pattern.compile(
          "\\s*([\\u2022\\u25aa\\u25cf\\u25e6\\u2219\\uf0b7\\uf0a7o]|\\d{1,3}[.)]|[a-z][.)]"
              + "|\\d{1,2}([.]\\d{1,2})+[.]?)\\s*");
  private static final Pattern LIGATURE = Pattern.compile("[\\ufb00-\\ufb06]");
  private static final Pattern DOTS = Pattern.compile("(?:\\s?[.]){5,}\\s?");
  private static final int BOLD_WEIGHT = 600;

  private final List<Line> lines = new ArrayList<>();
  private final List<Piece> pieces = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();
  private final Map<Float, Integer> sizes = new TreeMap<>();
  private final Map<PDFont, Boolean> boldFonts = new WeakHashMap<>();
  private float left;
  private float right;
  private float y;
  private boolean bold = true;

  /** Letters that are printed twice to look bold are read once. */
  LineStripper() {
    setSuppressDuplicateOverlappingText(true);
  }

  /** The lines of a page; the numbers of pages begin with 1. */
  List<Line> lines(PDDocument document, int page) throws IOException {
    lines.clear();
    setStartPage(page);
    setEndPage(page);
    writeText(document, Writer.nullWriter());
    endLine();
    return List.copyOf(lines);
  }

  @Override
  protected void writeString(String words, List<TextPosition> positions) {
    for (TextPosition position : positions) {
      add(position);
    }
  }

  @Override
  protected void writeLineSeparator() {
    endLine();
  }

  @Override
  protected void endArticle() {
    endLine();
  }

  @Override
  protected void writeWordSeparator() {
    if (!text.isEmpty()) {
      text.append(' ');
    }
  }

  private void add(TextPosition position) {
    String letters = position.getUnicode();
    if (letters == null || letters.isEmpty()) {
      return;
    }
    if (letters.isBlank()) {
      text.append(text.isEmpty() ? "" : " ");
      return;
    }
    float size = position.getFontSizeInPt();
    float from = position.getXDirAdj();
    if (text.isEmpty()) {
      left = from;
    } else if (from - right > WIDE_GAP * size && !isLabel()) {
      endPiece();
      left = from;
    } else if (from - right > WIDE_GAP * size && text.charAt(text.length() - 1) != ' ') {
      text.append(' ');
    }
    text.append(letters);
    right = from + position.getWidthDirAdj();
    y = position.getYDirAdj();
    sizes.merge(Math.round(size * 2) / 2f, letters.length(), Integer::sum);
    bold = bold && boldFonts.computeIfAbsent(position.getFont(), LineStripper::isBold);
  }

  /** A bullet or a number at the beginning of a line belongs to what follows it. */
  private boolean isLabel() {
    return pieces.isEmpty() && LABEL.matcher(text).matches();
  }

  private void endPiece() {
    if (!text.toString().isBlank()) {
      pieces.add(new Piece(left, right, clean(text.toString())));
    }
    text.setLength(0);
  }

  /** Letters that are drawn as one become two again, and a row of dots is one sign. */
  private static String clean(String raw) {
    String letters =
        LIGATURE.matcher(raw).replaceAll(drawn -> Normalizer.normalize(drawn.group(), Form.NFKC));
    return DOTS.matcher(letters).replaceAll(" … ").strip();
  }

  private void endLine() {
    endPiece();
    if (!pieces.isEmpty()) {
      lines.add(new Line(pieces, y, mostUsedSize(), bold));
    }
    pieces.clear();
    sizes.clear();
    bold = true;
  }

  private float mostUsedSize() {
    return sizes.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow().getKey();
  }

  private static boolean isBold(PDFont font) {
    String name = font.getName() == null ? "" : font.getName().toLowerCase(Locale.ROOT);
    if (name.contains("bold") || name.contains("black") || name.contains("heavy")) {
      return true;
    }
    PDFontDescriptor descriptor = font.getFontDescriptor();
    return descriptor != null
        && (descriptor.isForceBold() || descriptor.getFontWeight() >= BOLD_WEIGHT);
  }
}
