package io.plugdesk.rest.filter;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.commons.fileupload2.core.MultipartInput;
import org.apache.cxf.attachment.ContentDisposition;

/** The parts of a form one after the other, none of them kept in memory. */
final class Form {
  private static final int LONGEST_HEADERS = 8 * 1024;

  private final MultipartInput input;
  private boolean begun;

  /**
   * Begins to read.
   *
   * @param body the body of the request
   * @param boundary what parts it, or null
   */
  Form(InputStream body, String boundary) throws IOException {
    if (boundary == null || boundary.isEmpty()) {
      throw new IOException("The media type has no boundary");
    }
    input =
        MultipartInput.builder()
            .setInputStream(body)
            .setBoundary(boundary.getBytes(StandardCharsets.ISO_8859_1))
            .setPartHeaderSizeMax(LONGEST_HEADERS)
            .get();
    input.setHeaderCharset(StandardCharsets.UTF_8);
  }

  /** The next part; the content of the one before is over. */
  Optional<Part> next() throws IOException {
    if (begun) {
      input.discardBodyData();
    }
    boolean more = begun ? input.readBoundary() : input.skipPreamble();
    begun = true;
    return more ? Optional.of(part(headers(input.readHeaders()))) : Optional.empty();
  }

  private Part part(Map<String, String> headers) throws IOException {
    var disposition = new ContentDisposition(headers.getOrDefault("content-disposition", ""));
    var name = disposition.getParameter("name");
    if (name == null) {
      throw new IOException("A part of the form has no name");
    }
    return new Part(
        name,
        disposition.getFilename(),
        headers.getOrDefault("content-type", "application/octet-stream"),
        input.newInputStream());
  }

  private static Map<String, String> headers(String block) {
    var headers = new TreeMap<String, String>();
    for (var line : block.split("\r\n")) {
      var colon = line.indexOf(':');
      if (colon > 0) {
        headers.put(
            line.substring(0, colon).strip().toLowerCase(Locale.ROOT),
            line.substring(colon + 1).strip());
      }
    }
    return headers;
  }

  /**
   * A part.
   *
   * @param name the field's name
   * @param fileName the file's name as sent, or null for a plain field
   * @param mediaType what the client says it is
   * @param content its bytes, until the next part is asked for
   */
  record Part(String name, String fileName, String mediaType, InputStream content) {}
}
