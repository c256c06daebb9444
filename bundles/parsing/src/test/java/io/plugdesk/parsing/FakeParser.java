package io.plugdesk.parsing;

import io.plugdesk.parsing.wire.Frame;
import io.plugdesk.parsing.wire.Wire;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** A parser that does what the name of a file tells it. */
public final class FakeParser {
  private FakeParser() {}

  /** A program that runs it, with the class path of the tests. */
  static Program program(Path folder) {
    return Program.of(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx64m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path") + File.pathSeparator,
            FakeParser.class.getName()),
        Map.of("PLUGDESK_TEST", "seen"),
        folder,
        folder.resolve("parser.log"));
  }

  /** Reads file after file until the input ends. */
  public static void main(String[] arguments) throws Exception {
    InputStream in = System.in;
    while (true) {
      Frame first = Wire.read(in).orElse(null);
      if (first == null) {
        return;
      }
      String name = first.header().text();
      if (name.equals("deaf")) {
        new CountDownLatch(1).await();
      }
      ByteArrayOutputStream content = new ByteArrayOutputStream();
      Frame part = Wire.read(in).orElseThrow();
      while (part.header().kind() == Frame.Kind.PART) {
        content.write(part.body());
        part = Wire.read(in).orElseThrow();
      }
      answer(name, content.toString(StandardCharsets.UTF_8), System.out);
    }
  }

  private static void answer(String name, String content, OutputStream out)
      throws IOException, InterruptedException {
    switch (name) {
      case "killed" -> Runtime.getRuntime().halt(137);
      case "full" -> Runtime.getRuntime().halt(3);
      case "silent" -> new CountDownLatch(1).await();
      case "refused" -> Wire.write(out, Frame.refused("It is encrypted."));
      case "who" -> pages(out, String.valueOf(ProcessHandle.current().pid()));
      case "variables" -> pages(out, System.getenv().keySet().toString());
      case "half" -> {
        page(out, 1, "the first half");
        Runtime.getRuntime().halt(137);
      }
      case "endless" -> {
        while (true) {
          page(out, null, "x".repeat(1000));
        }
      }
      default -> pages(out, content.split(","));
    }
  }

  private static void pages(OutputStream out, String... texts) throws IOException {
    for (int at = 0; at < texts.length; at++) {
      page(out, at + 1, texts[at]);
    }
    Wire.write(out, Frame.done("text", "A title", texts.length));
  }

  private static void page(OutputStream out, Integer number, String text) throws IOException {
    Wire.write(out, Frame.page(number, text.getBytes(StandardCharsets.UTF_8)));
  }
}
