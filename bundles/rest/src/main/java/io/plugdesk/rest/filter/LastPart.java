package io.plugdesk.rest.filter;

import io.plugdesk.rest.problem.Problem.Kind;
import io.plugdesk.rest.problem.Refusal;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** The file of a form; what follows it would not be seen, so that it is refused at its end. */
final class LastPart extends FilterInputStream {
  private final Form form;
  private boolean ended;

  LastPart(InputStream content, Form form) {
    super(content);
    this.form = form;
  }

  @Override
  public int read() throws IOException {
    var value = ended ? -1 : super.read();
    return value < 0 ? end() : value;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    var read = ended ? -1 : super.read(bytes, offset, length);
    return read < 0 ? end() : read;
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  private int end() throws IOException {
    if (!ended) {
      ended = true;
      var next = form.next();
      if (next.isPresent()) {
        throw new Refusal(
            Kind.MALFORMED,
            "A part of the form follows the file: send the fields first, and one file at the end");
      }
    }
    return -1;
  }
}
