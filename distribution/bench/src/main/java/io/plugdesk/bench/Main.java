package io.plugdesk.bench;

import io.plugdesk.launcher.client.Refused;
import io.plugdesk.launcher.house.Failure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Runs one measurement; its last line is one line of JSON. */
public final class Main {
  private static final String USAGE =
      "Say one of: bench chat · bench crash [--seed=N] · bench cycles · bench hostile · bench ingest · bench instances · bench kill [--seed=N] · bench midwork · bench propagation · bench steady · bench upgrade [--load=PERCENT] · bench versions, each also with"
          + " --quick; eval answers FILE · eval calibrate DIR · eval documents DIR · eval pages DIR · eval pii FILE · eval retrieval DIR"
          + " [--quick]";

  private static final String SEED = "--seed=";
  private static final String LOAD = "--load=";
  private static final Predicate<String> OPTION =
      Pattern.compile("--quick|--(seed|load)=\\d{1,18}").asMatchPredicate();

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
      if (!arguments.stream().filter(word -> word.startsWith("--")).allMatch(OPTION)) {
        throw new Failure(USAGE);
      }
      var house = HouseUnderTest.here();
      switch (String.join(" ", words.subList(0, Math.min(2, words.size())))) {
        case "bench chat" -> Report.print(new ChatBench(house, quick).run());
        case "bench crash" -> Report.print(house.crash(quick ? 1 : 3, seed(arguments)).run());
        case "bench ingest" -> Report.print(house.ingest(quick ? 300 : 3000, quick ? 50 : 1600));
        case "bench cycles" -> Report.print(house.cycles(quick ? 20 : 100));
        case "bench hostile" -> Report.print(house.hostile(quick ? 5 : 30));
        case "bench instances" -> Report.print(house.instances(quick ? 1_000 : 10_000));
        case "bench kill" -> Report.print(house.kill(quick ? 6 : 50, seed(arguments)));
        case "bench midwork" ->
            Report.print(quick ? house.midwork(2, 400, 1) : house.midwork(10, 400, 3));
        case "bench propagation" -> Report.print(house.propagation(quick ? 20 : 200));
        case "bench versions" -> Report.print(house.versions(quick ? 100 : 1_000));
        case "bench upgrade" ->
            Report.print(house.upgrade(quick ? 1 : 10, number(arguments, LOAD, 100) / 100.0));
        case "bench steady" -> Report.print(new SteadyWork(house, quick ? 6 : 30).run());
        case "eval documents" -> Report.print(house.documents(file(words)));
        case "eval pages" -> Report.print(house.pages(file(words)));
        case "eval answers" -> Report.print(new AnswerEvaluation(house, file(words)).run());
        case "eval calibrate" -> Report.print(new CalibrationRun(house, file(words)).run());
        case "eval pii" -> Report.print(new PrivacyEvaluation(file(words), "US").run());
        case "eval retrieval" ->
            Report.print(new RetrievalEvaluation(house, file(words), quick).run());
        default -> throw new Failure(USAGE);
      }
      return 0;
    } catch (Failure | Refused e) {
      System.err.println(e.getMessage());
      return 1;
    } catch (IOException e) {
      System.err.println("The measurement broke off: " + e.getMessage());
      return 1;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 1;
    }
  }

  private static long seed(List<String> arguments) {
    return number(arguments, SEED, System.nanoTime());
  }

  private static long number(List<String> arguments, String name, long otherwise) {
    return arguments.stream()
        .filter(word -> word.startsWith(name))
        .map(word -> Long.parseLong(word.substring(name.length())))
        .findFirst()
        .orElse(otherwise);
  }

  private static Path file(List<String> words) {
    if (words.size() != 3) {
      throw new Failure(USAGE);
    }
    return Path.of(words.get(2));
  }
}
