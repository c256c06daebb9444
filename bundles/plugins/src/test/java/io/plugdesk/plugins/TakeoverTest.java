package io.plugdesk.plugins;

import static io.plugdesk.plugins.SmallHouse.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who has changed settings may rely on them. */
class TakeoverTest {
  @TempDir Path folder;

  private SmallHouse house;

  @BeforeEach
  void boot() throws Exception {
    house = new SmallHouse(folder);
    house.open();
    house.drop("greeting.jar", Container.sample("1.0.0"));
    await(() -> "hello x1".equals(house.answer()));
  }

  @AfterEach
  void stop() throws Exception {
    house.close();
  }

  @Test
  void aConversationThatBeginsAfterTheChangeHasTheNewSettings() {
    house.limit(Duration.ofHours(1));
    for (int i = 0; i < 20; i++) {
      house.change(Map.of("word", "word" + i));
      assertEquals("word" + i + " x1", house.answer(house.pins("conversation " + i)));
    }
    assertEquals("word0 x1", house.answer(house.pins("conversation 0")));
  }

  @Test
  void settingsThatDoNotStartAreAnsweredToo() {
    house.change(Map.of("word", "broken"));
    assertEquals("hello x1", house.answer());
  }

  @Test
  void holdsForEachVersionThatRuns() throws Exception {
    house.drop("later.jar", Container.sample("1.1.0"));
    await(() -> house.states().equals("1.1.0 ACTIVE, 1.0.0 BESIDE"));
    house.give("1.0.0", 100);
    for (int i = 0; i < 20; i++) {
      house.change(Map.of("word", "word" + i));
      assertEquals("word" + i + " x1", house.answer());
    }
    assertEquals("1.0.0", house.version());
  }
}
