package io.plugdesk.plugins;

import static io.plugdesk.plugins.SmallHouse.SAMPLE;
import static io.plugdesk.plugins.SmallHouse.await;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plugdesk.desk.plugins.PluginChanges.Order;
import io.plugdesk.desk.store.Signals;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/** Two nodes, each with a framework and an inbox of its own, follow one declared set. */
class NodesTest {
  private static final Order ANN = new Order("ann", false);

  @TempDir Path folder;

  private SmallHouse first;
  private SmallHouse second;

  @BeforeEach
  void boot() throws Exception {
    var artifacts = new MemoryArtifacts();
    first = new SmallHouse(Files.createDirectory(folder.resolve("first")), artifacts);
    second = new SmallHouse(Files.createDirectory(folder.resolve("second")), artifacts);
    first.open();
    second.open();
    await(() -> first.ready() && second.ready());
  }

  @AfterEach
  void stop() throws Exception {
    first.close();
    second.close();
  }

  @Test
  void whatACommandInstallsOnOneNodeRunsOnTheOther() throws Exception {
    install("1.0.0");
    tell();
    await(() -> "1.0.0".equals(second.version()));
    assertEquals("1.0.0 ACTIVE", second.states());

    first.changes().remove(SAMPLE, null, ANN);
    tell();
    await(() -> second.installations().isEmpty());
  }

  @Test
  void whatLiesInTheInboxOfOneNodeRunsOnTheOther() throws Exception {
    first.drop("greeting.jar", Container.sample("1.0.0"));
    await(() -> "1.0.0".equals(second.version()));

    first.remove("greeting.jar");
    await(() -> second.installations().isEmpty());
  }

  @Test
  void theOtherNodeIsNeverWithoutAVersion() throws Exception {
    install("1.0.0");
    tell();
    await(() -> "1.0.0".equals(second.version()));

    var upgrade = seen(() -> install("1.1.0"), "1.1.0");
    assertEquals(List.of("1.0.0", "1.1.0"), upgrade);

    var back = seen(() -> first.changes().rollback(SAMPLE, ANN), "1.0.0");
    assertEquals(List.of("1.1.0", "1.0.0"), back);
    await(() -> second.states().equals("1.0.0 ACTIVE"));
  }

  @Test
  void aNodeThatStartsRunsWhatIsDeclaredThen() throws Exception {
    install("1.0.0");
    tell();
    await(() -> "1.0.0".equals(second.version()));

    second.reopen(() -> install("1.1.0"));

    await(() -> second.states().equals("1.1.0 ACTIVE"));
    assertEquals("1.1.0", second.version());
  }

  private void install(String version) throws Exception {
    var jar = first.jar("greeting-" + version + ".jar", Container.sample(version));
    first.changes().install(jar, false, ANN);
  }

  /** Has the second node hear of a change, as a signal does. */
  private void tell() {
    second.container().service(Signals.Listener.class).heard(News.DECLARED);
  }

  /** What new work of the second node gets, in turn, from before a change until it has come. */
  private List<String> seen(Executable change, String last) {
    var seen = new CopyOnWriteArrayList<>(List.of(second.version()));
    var changed =
        CompletableFuture.runAsync(
            () -> {
              assertDoesNotThrow(change);
              tell();
            });
    await(
        () -> {
          var now = second.version();
          if (!seen.get(seen.size() - 1).equals(now)) {
            seen.add(now);
          }
          return now.equals(last) && changed.isDone();
        });
    changed.join();
    return seen;
  }
}
