package io.plugdesk.parser;

import io.plugdesk.parser.read.Format;
import io.plugdesk.parser.read.Pages;
import io.plugdesk.parser.read.RefusedException;
import io.plugdesk.parser.read.Source;
import io.plugdesk.parsing.wire.Frame;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Reads one file; whatever is wrong with it becomes a reason with its cure. */
final class Reading {
  private static final String BROKEN =
      "The file is damaged or cut off: open it, save it anew and send it again.";
  private static final String BOMB =
      "The file unpacks to far more than its size lets expect (a zip bomb): save it anew.";
  private static final int LONGEST_TITLE = 300;

  private final Detection detection = new Detection();
  private final Formats formats = Formats.withMail(detection);

  /** Reads it, and says how that went: the last frame about this file. */
  Frame read(Source source, Pages pages) throws IOException {
    Counting counting = new Counting(pages);
    try {
      String type = type(source);
      String title = guarded(formats.of(type), source, counting);
      return Frame.done(type, shortened(title), counting.count);
    } catch (RefusedException refused) {
      if (refused.getCause() != null) {
        Complaints.tell(refused);
      }
      return Frame.refused(refused.getMessage());
    }
  }

  private String type(Source source) throws IOException {
    try {
      return detection.type(source);
    } catch (RefusedException own) {
      throw own;
    } catch (RuntimeException broken) {
      throw new RefusedException(BROKEN, broken);
    }
  }

  /** Reads by a format whose library may throw anything; only a lost connection passes. */
  static String guarded(Format format, Source source, Pages pages) {
    try {
      return format.read(source, pages);
    } catch (RefusedException | UncheckedIOException own) {
      throw own;
    } catch (StackOverflowError deep) {
      throw new RefusedException("The file is nested too deeply: save it in a simpler form.", deep);
    } catch (IOException | RuntimeException | LinkageError broken) {
      throw new RefusedException(isBomb(broken) ? BOMB : BROKEN, broken);
    }
  }

  /** POI says so in its message, and a reader of XML passes the message on. */
  private static boolean isBomb(Throwable broken) {
    for (Throwable cause = broken; cause != null; cause = cause.getCause()) {
      if (String.valueOf(cause.getMessage()).contains("Zip bomb")) {
        return true;
      }
    }
    return false;
  }

  private static String shortened(String title) {
    return title == null || title.length() <= LONGEST_TITLE
        ? title
        : title.substring(0, LONGEST_TITLE);
  }

  private static final class Counting implements Pages {
    private final Pages pages;
    private int count;

    private Counting(Pages pages) {
      this.pages = pages;
    }

    @Override
    public void page(Integer number, String markdown) {
      count++;
      pages.page(number, markdown);
    }
  }
}
