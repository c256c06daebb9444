package io.plugdesk.rest.filter;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonToken;
import io.plugdesk.rest.problem.Problem.Kind;
import io.plugdesk.rest.problem.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/** Reads bodies within a limit, and finds the tenants that a JSON body names. */
final class Body {
  private static final JsonFactory JSON = new JsonFactory();
  static final String TENANT_FIELD = "tenant_id";

  /** How much of a refused body is read, so that its sender comes to read the refusal. */
  private static final long MOST_DISCARDED = 64L << 20;

  private static final int AT_ONCE = 64 * 1024;

  private Body() {}

  /**
   * Reads a whole body.
   *
   * @param stream the body
   * @param limit how many bytes it may have
   */
  static byte[] read(InputStream stream, int limit) throws IOException {
    var bytes = stream.readNBytes(limit + 1);
    if (bytes.length > limit) {
      throw tooLarge(limit);
    }
    return bytes;
  }

  /**
   * The values of every {@code tenant_id} at the top level of a JSON object.
   *
   * @param bytes a JSON text; anything else fails with its line and column
   */
  static List<String> tenants(byte[] bytes) throws IOException {
    var found = new ArrayList<String>();
    var depth = 0;
    try (var parser = JSON.createParser(bytes)) {
      for (var token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token.isStructStart()) {
          depth++;
        } else if (token.isStructEnd()) {
          depth--;
        } else if (depth == 1
            && token.isScalarValue()
            && token != JsonToken.VALUE_NULL
            && TENANT_FIELD.equals(parser.currentName())) {
          found.add(parser.getText());
        }
      }
    }
    return found;
  }

  /** Reads on for a while and forgets what it reads. */
  static void discard(InputStream stream) {
    var buffer = new byte[AT_ONCE];
    var left = MOST_DISCARDED;
    try {
      for (int read = 0; read >= 0 && left > 0; left -= read) {
        read = stream.read(buffer);
      }
    } catch (IOException e) {
      // The sender has gone, or sends no more: there is nothing left to discard.
      return;
    }
  }

  /** The refusal of a file over a limit. */
  static Refusal fileTooLarge(long limit) {
    return new Refusal(
        Kind.TOO_LARGE,
        "The file has more than %d bytes (%d MiB): send a smaller one, or part it"
            .formatted(limit, limit >> 20));
  }

  /** The refusal of a body over a limit. */
  static Refusal tooLarge(long limit) {
    return new Refusal(
        Kind.TOO_LARGE, "The body has more than %d bytes: send less at once".formatted(limit));
  }
}
