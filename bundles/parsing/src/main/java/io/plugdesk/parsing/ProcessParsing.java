package io.plugdesk.parsing;

import io.plugdesk.desk.parsing.ParsedFile;
import io.plugdesk.desk.parsing.ParsedFile.Page;
import io.plugdesk.desk.parsing.Parsing;
import io.plugdesk.desk.parsing.RawFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads files by the parser that the distribution brings. */
@Component
public final class ProcessParsing implements Parsing {
  private static final Logger LOG = LoggerFactory.getLogger(ProcessParsing.class);

  private final QueuedParsing parsing;

  /** Starts nothing yet. */
  @Activate
  public ProcessParsing() {
    Path home = Path.of(System.getProperty("plugdesk.home", "data")).toAbsolutePath();
    ParserJvm parser =
        new ParserJvm(
            System.getenv(ParserJvm.VARIABLE),
            home.resolve("run/parser"),
            home.resolve("log/parser.log"));
    clean(parser);
    parsing = new QueuedParsing(parser, Limits.USUAL);
  }

  private static void clean(ParserJvm parser) {
    try {
      parser.clean();
    } catch (IOException left) {
      LOG.warn("What a parser left in run/parser could not be removed; remove it by hand", left);
    }
  }

  @Override
  public ParsedFile read(RawFile file, Consumer<Page> pages) {
    return parsing.read(file, pages);
  }

  /** Ends the parser. */
  @Deactivate
  void close() {
    parsing.close();
  }
}
