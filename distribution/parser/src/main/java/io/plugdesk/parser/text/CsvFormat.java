package io.plugdesk.parser.text;

import io.plugdesk.parser.markdown.Blocks;
import io.plugdesk.parser.markdown.Markdown;
import io.plugdesk.parser.read.Format;
import io.plugdesk.parser.read.Pages;
import io.plugdesk.parser.read.Source;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Reads CSV as tables: a long one becomes several, each under the header of the first row. */
public final class CsvFormat implements Format {
  private static final int SAMPLE = 1 << 14;
  private static final int SAMPLE_LINES = 20;
  private static final int ROWS = 200;
  private static final char[] DELIMITERS = {',', ';', '\t', '|'};

  @Override
  public String read(Source source, Pages pages) throws IOException {
    Blocks blocks = new Blocks(pages);
    try (BufferedReader reader = Characters.open(source.path())) {
      CSVFormat format =
          CSVFormat.DEFAULT
              .builder()
              .setDelimiter(delimiter(reader))
              .setLenientEof(true)
              .setTrailingData(true)
              .get();
      try (CSVParser parser = CSVParser.parse(reader, format)) {
        write(parser, blocks);
      }
    }
    blocks.end();
    return null;
  }

  private static void write(CSVParser parser, Blocks blocks) {
    List<List<String>> rows = new ArrayList<>();
    for (CSVRecord record : parser) {
      rows.add(record.stream().map(Markdown::escape).toList());
      if (rows.size() > ROWS) {
        blocks.table(rows);
        rows.subList(1, rows.size()).clear();
      }
    }
    if (rows.size() > 1 || parser.getRecordNumber() == 1) {
      blocks.table(rows);
    }
  }

  /** The one that stands equally often in most of the first lines. */
  private static char delimiter(BufferedReader reader) throws IOException {
    reader.mark(SAMPLE);
    char[] sample = new char[SAMPLE];
    int length = Math.max(0, reader.read(sample, 0, SAMPLE));
    reader.reset();
    List<String> lines =
        new String(sample, 0, length)
            .lines()
            .filter(l -> !l.isBlank())
            .limit(SAMPLE_LINES)
            .toList();
    char best = DELIMITERS[0];
    double bestScore = 0;
    for (char delimiter : DELIMITERS) {
      double score = score(lines, delimiter);
      if (score > bestScore) {
        bestScore = score;
        best = delimiter;
      }
    }
    return best;
  }

  private static double score(List<String> lines, char delimiter) {
    if (lines.isEmpty()) {
      return 0;
    }
    long usual = count(lines.get(0), delimiter);
    long alike = lines.stream().filter(line -> count(line, delimiter) == usual).count();
    return usual == 0 ? 0 : alike + Math.min(usual, 50) / 100.0;
  }

  private static long count(String line, char delimiter) {
    boolean quoted = false;
    long count = 0;
    for (char letter : line.toCharArray()) {
      quoted ^= letter == '"';
      count += !quoted && letter == delimiter ? 1 : 0;
    }
    return count;
  }
}
