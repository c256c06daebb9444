package io.plugdesk.launcher.check;

import io.plugdesk.launcher.house.About;
import io.plugdesk.launcher.house.House;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Whether what a start needs was built, and what became of the last build. */
final class BuildCheck {
  /**
   * The script that builds writes the cure here when a build fails, and deletes it after a good
   * one.
   */
  private static final String FAILED = "target/build-failed";

  private static final List<String> PARTS =
      List.of(
          "assembly/target/assembly",
          "solr/target/solr/lib",
          "parser/target/parser/lib",
          "launcher/target/launcher/postgres");

  private final House house;

  BuildCheck(House house) {
    this.house = house;
  }

  List<Finding> examine() {
    List<Finding> findings = new ArrayList<>();
    findings.add(distribution());
    Path failed = house.built(FAILED);
    if (Files.exists(failed)) {
      findings.add(Finding.ill("Build", "the last one failed", read(failed)));
    }
    return findings;
  }

  private Finding distribution() {
    About about = About.read();
    List<String> missing = PARTS.stream().filter(part -> !house.isBuilt(part)).toList();
    return missing.isEmpty()
        ? Finding.well(
            "Distribution", "Plugdesk " + about.version() + ", PostgreSQL " + about.postgres())
        : Finding.ill(
            "Distribution",
            "missing: distribution/" + String.join(", distribution/", missing),
            "'./plugdesk start' builds it.");
  }

  private static String read(Path failed) {
    try {
      return Files.readString(failed).strip();
    } catch (IOException unreadable) {
      return "See './plugdesk logs build'.";
    }
  }
}
