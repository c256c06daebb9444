package io.plugdesk.desk.parsing;

import io.plugdesk.desk.parsing.ParsedFile.Page;
import java.util.function.Consumer;

/**
 * Reads files of any format in a process of its own, so that no file can harm the house.
 *
 * <p>Called from several threads; a second for most files, minutes for a book; never longer than
 * the room's time limit. The pages are handed over in order, in the caller's thread, while the file
 * is still being read. A file without text has no pages. Throws {@link
 * io.plugdesk.api.PlugdeskException} REJECTED for a file that cannot be read, with the reason and
 * the cure, TRANSIENT when the process died for a reason that may pass; what the listener throws
 * passes unchanged.
 */
public interface Parsing {
  /**
   * Reads a file.
   *
   * @param file the file; its stream is read to the end or left, and not closed
   * @param pages takes the pages as they come
   * @return what is known of the file as a whole
   */
  ParsedFile read(RawFile file, Consumer<Page> pages);
}
