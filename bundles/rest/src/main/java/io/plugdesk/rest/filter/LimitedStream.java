package io.plugdesk.rest.filter;

import io.plugdesk.rest.problem.Refusal;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Passes a body on until it is longer than allowed; then it fails, and the rest is discarded. */
final class LimitedStream extends FilterInputStream {
  private final long limit;
  private final Refusal tooLong;
  private long seen;

  LimitedStream(InputStream stream, long limit, Refusal tooLong) {
    super(stream);
    this.limit = limit;
    this.tooLong = tooLong;
  }

  @Override
  public int read() throws IOException {
    var value = super.read();
    count(value < 0 ? 0 : 1);
    return value;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    var read = super.read(bytes, offset, length);
    count(Math.max(0, read));
    return read;
  }

  @Override
  public long skip(long wanted) throws IOException {
    var skipped = super.skip(wanted);
    count(skipped);
    return skipped;
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  private void count(long read) {
    seen += read;
    if (seen > limit) {
      Body.discard(in);
      throw tooLong;
    }
  }
}
