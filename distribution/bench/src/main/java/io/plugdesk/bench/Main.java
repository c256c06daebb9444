package io.plugdesk.bench;

import io.plugdesk.launcher.client.Refused;
import io.plugdesk.launcher.house.Failure;
import java.nio.file.Path;
import java.util.List;

/** Runs one measurement; its last line is one line of JSON. */
public final class Main {
  private static final String USAGE =
      "Say one of: bench chat [--quick] · eval answers FILE · eval retrieval DIR [--quick]";

  private Main() {}

  /**
   * Runs what the arguments say.
   *
   * @param arguments the command ({@code bench} or {@code eval}), its name and its own arguments
   */
  public static void main(String[] arguments) {
    System.exit(run(List.of(arguments)));
  }

  private static int run(List<String> arguments) {
    boolean quick = arguments.contains("--quick");
    var words = arguments.stream().filter(word -> !word.startsWith("--")).toList();
    try {
      var house = HouseUnderTest.here();
      switch (String.join(" ", words.subList(0, Math.min(2, words.size())))) {
        case "bench chat" -> Report.print(new ChatBench(house, quick).run());
        case "eval answers" -> Report.print(new AnswerEvaluation(house, file(words)).run());
        case "eval retrieval" ->
            Report.print(new RetrievalEvaluation(house, file(words), quick).run());
        default -> throw new Failure(USAGE);
      }
      return 0;
    } catch (Failure | Refused e) {
      System.err.println(e.getMessage());
      return 1;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 1;
    }
  }

  private static Path file(List<String> words) {
    if (words.size() != 3) {
      throw new Failure(USAGE);
    }
    return Path.of(words.get(2));
  }
}
