package io.plugdesk.bench.wire;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A file as somebody would upload it.
 *
 * @param fileName its name
 * @param mediaType what it is
 * @param bytes its content
 */
public record Paper(String fileName, String mediaType, byte[] bytes) {
  private static final int LINES = 40;

  /**
   * A text PDF (version 1.4, ISO 32000-1) of one page for each list of lines.
   *
   * @param name its name without the ending
   * @param pages the lines of each page, at most 40, in plain ASCII
   */
  public static Paper pdf(String name, List<List<String>> pages) {
    var objects = new ArrayList<String>();
    var kids = new StringBuilder();
    for (int i = 0; i < pages.size(); i++) {
      kids.append(4 + 2 * i).append(" 0 R ");
    }
    objects.add("<< /Type /Catalog /Pages 2 0 R >>");
    objects.add("<< /Type /Pages /Kids [ " + kids + "] /Count " + pages.size() + " >>");
    objects.add("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>");
    for (int i = 0; i < pages.size(); i++) {
      objects.add(
          "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents "
              + (5 + 2 * i)
              + " 0 R /Resources << /Font << /F1 3 0 R >> >> >>");
      var drawn = drawn(pages.get(i));
      objects.add("<< /Length " + drawn.length() + " >>\nstream\n" + drawn + "\nendstream");
    }
    return new Paper(name + ".pdf", "application/pdf", written(objects));
  }

  private static String drawn(List<String> lines) {
    var text = new StringBuilder("BT /F1 11 Tf 50 790 Td 18 TL");
    lines.stream()
        .limit(LINES)
        .map(line -> line.replaceAll("([\\\\()])", "\\\\$1"))
        .forEach(line -> text.append("\n(").append(line).append(") Tj T*"));
    return text.append("\nET").toString();
  }

  private static byte[] written(List<String> objects) {
    var out = new ByteArrayOutputStream();
    var places = new ArrayList<Integer>();
    out.writeBytes(ascii("%PDF-1.4\n"));
    for (int i = 0; i < objects.size(); i++) {
      places.add(out.size());
      out.writeBytes(ascii((i + 1) + " 0 obj\n" + objects.get(i) + "\nendobj\n"));
    }
    int table = out.size();
    out.writeBytes(ascii("xref\n0 " + (objects.size() + 1) + "\n0000000000 65535 f \n"));
    places.forEach(place -> out.writeBytes(ascii("%010d 00000 n \n".formatted(place))));
    out.writeBytes(
        ascii(
            "trailer\n<< /Size "
                + (objects.size() + 1)
                + " /Root 1 0 R >>\nstartxref\n"
                + table
                + "\n%%EOF\n"));
    return out.toByteArray();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
