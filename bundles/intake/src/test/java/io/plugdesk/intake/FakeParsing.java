package io.plugdesk.intake;

import io.plugdesk.api.PlugdeskException;
import io.plugdesk.desk.parsing.ParsedFile;
import io.plugdesk.desk.parsing.ParsedFile.Page;
import io.plugdesk.desk.parsing.Parsing;
import io.plugdesk.desk.parsing.RawFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Reads files whose bytes are Markdown with a form feed between pages. */
final class FakeParsing implements Parsing {
  PlugdeskException failure;
  String title;
  int reads;

  /** Called after each page, to see what happens meanwhile. */
  Runnable afterPage = () -> {};

  @Override
  public ParsedFile read(RawFile file, Consumer<Page> pages) {
    reads++;
    if (failure != null) {
      throw failure;
    }
    try {
      String text = new String(file.content().readAllBytes(), StandardCharsets.UTF_8);
      int number = 0;
      for (String page : text.isEmpty() ? new String[0] : text.split("\f")) {
        pages.accept(new Page(++number, page));
        afterPage.run();
      }
      return new ParsedFile("pdf", title, number);
    } catch (IOException broken) {
      throw new AssertionError(broken);
    }
  }
}
