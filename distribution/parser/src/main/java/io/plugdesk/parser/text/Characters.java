package io.plugdesk.parser.text;

import io.plugdesk.parser.read.RefusedException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnmappableCharacterException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.tika.parser.txt.CharsetDetector;
import org.apache.tika.parser.txt.CharsetMatch;

/** The characters of a text file; a file of other bytes is refused. */
public final class Characters {
  private static final int SAMPLE = 1 << 16;
  private static final int BUFFER = 1 << 14;
  private static final int ONE_IN = 500;

  private Characters() {}

  /** Opens it; a mark of the byte order is left out. */
  public static BufferedReader open(Path file) throws IOException {
    Charset charset = charset(file);
    try (Reader reader = reader(file, charset)) {
      check(reader);
    }
    BufferedReader reader = reader(file, charset);
    reader.mark(1);
    if (reader.read() != '\ufeff') {
      reader.reset();
    }
    return reader;
  }

  /**
   * Looks at the letters of a whole file.
   *
   * @param letters what its bytes were read as
   * @throws RefusedException if they are no text
   */
  public static void check(Reader letters) throws IOException {
    if (isOdd(letters, false)) {
      throw new RefusedException(
          "The file's name says that it is text, but its bytes are not: give it the ending of"
              + " its format, or save it as text in UTF-8.");
    }
  }

  /** Whether a file is text, whatever its first words look like: no NUL, hardly any control. */
  public static boolean isText(Path file) throws IOException {
    try (Reader reader = reader(file, charset(file))) {
      return !isOdd(reader, true);
    }
  }

  private static BufferedReader reader(Path file, Charset charset) throws IOException {
    return new BufferedReader(new InputStreamReader(Files.newInputStream(file), charset));
  }

  private static Charset charset(Path file) throws IOException {
    byte[] sample;
    try (InputStream stream = Files.newInputStream(file)) {
      sample = stream.readNBytes(SAMPLE);
    }
    if (starts(sample, 0xff, 0xfe) || starts(sample, 0xfe, 0xff)) {
      return StandardCharsets.UTF_16;
    }
    if (isUtf8(file)) {
      return StandardCharsets.UTF_8;
    }
    CharsetMatch match = new CharsetDetector().setText(sample).detect();
    return match == null ? Charset.forName("windows-1252") : Charset.forName(match.getName());
  }

  private static boolean isUtf8(Path file) throws IOException {
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    try (Reader reader = new InputStreamReader(Files.newInputStream(file), decoder)) {
      reader.transferTo(Writer.nullWriter());
      return true;
    } catch (MalformedInputException | UnmappableCharacterException other) {
      return false;
    }
  }

  /** Text has hardly any control characters, and none that means nothing. */
  private static boolean isOdd(Reader reader, boolean byOneNul) throws IOException {
    long all = 0;
    long odd = 0;
    char[] buffer = new char[BUFFER];
    for (int read = reader.read(buffer); read > 0; read = reader.read(buffer)) {
      all += read;
      for (int at = 0; at < read; at++) {
        if (byOneNul && buffer[at] == 0) {
          return true;
        }
        odd += isOdd(buffer[at]) ? 1 : 0;
      }
    }
    return odd * ONE_IN > all;
  }

  private static boolean isOdd(char letter) {
    return letter < ' ' && "\t\n\r\f\u000b\u001b".indexOf(letter) < 0
        || letter >= 0x7f && letter < 0xa0 && letter != 0x85
        || letter == '\ufffd';
  }

  private static boolean starts(byte[] bytes, int first, int second) {
    return bytes.length > 1 && (bytes[0] & 0xff) == first && (bytes[1] & 0xff) == second;
  }
}
