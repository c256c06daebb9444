package io.plugdesk.bench.kill;

import io.plugdesk.bench.kill.Finding.Look;
import io.plugdesk.bench.wire.Tenant;
import io.plugdesk.bench.wire.Wire.Call;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Looks at the house after each kill, and when all is over.
 *
 * @param records what is declared and what runs
 * @param ledger says whether that is right
 * @param tenant who uses the plugin
 * @param note where the house says beside the file why it does not take it
 */
record Watch(Records records, Ledger ledger, Tenant tenant, Path note) {
  private static final Duration SETTLES = Duration.ofMinutes(2);

  /** What was said of the version before says nothing about the one that comes now. */
  void begin() throws IOException {
    Files.deleteIfExists(note);
  }

  /**
   * How the house is found after a kill.
   *
   * @param version the version that came when it happened
   * @param before the last version of the measurement that was taken; null when none was
   */
  Finding after(String version, String before) throws InterruptedException {
    Look look =
        () ->
            Files.exists(note)
                ? new Finding(
                    true, ledger.wrongAfterRefusal(before, records.declared(), records.running()))
                : Finding.of(wrong(version));
    return Finding.settled(SETTLES, look);
  }

  /** What is wrong when the file is gone again. */
  Optional<String> left() throws InterruptedException {
    Look look = () -> Finding.of(ledger.left(records.declared(), records.running()));
    return Finding.settled(SETTLES, look).wrong();
  }

  private Optional<String> wrong(String version) throws IOException, InterruptedException {
    var tools = tenant.wire().once(Call.get("/tools", tenant.admin())).path("tools");
    var serving = tools.path(0).path("version").asText();
    if (tools.size() != 1 || !serving.equals(version)) {
      return Optional.of("%s serves the tenant, not %s".formatted(serving, version));
    }
    return ledger.wrong(version, records.declared(), records.running());
  }
}
