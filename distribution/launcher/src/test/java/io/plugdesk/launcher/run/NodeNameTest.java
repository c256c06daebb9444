package io.plugdesk.launcher.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plugdesk.launcher.house.Failure;
import io.plugdesk.launcher.house.House;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Under which name a node starts. */
class NodeNameTest {
  private static final Map<String, String> ELSEWHERE =
      Map.of(House.POSTGRES_URL, "jdbc:postgresql://db:5432/plugdesk");

  @TempDir private Path folder;

  @Test
  void theNodeWithTheDatabaseHasTheUsualOne() {
    new NodeName(house("one", Map.of())).tell();
    assertFalse(Files.exists(settings("one")));
  }

  @Test
  void eachOtherNodeDrawsOneAndKeepsIt() throws IOException {
    new NodeName(house("one", ELSEWHERE)).tell();
    new NodeName(house("two", ELSEWHERE)).tell();
    List<String> one = Files.readAllLines(settings("one"));
    assertTrue(one.get(0).startsWith("node = node-"), one.toString());
    assertNotEquals(one, Files.readAllLines(settings("two")));

    Files.delete(settings("one"));
    new NodeName(house("one", ELSEWHERE)).tell();
    assertEquals(one, Files.readAllLines(settings("one")));
  }

  @Test
  void aGivenNameTakesThePlaceOfAnotherAndLeavesTheRest() throws IOException {
    House house = house("one", Map.of(House.NODE, "berlin"));
    Files.createDirectories(settings("one").getParent());
    Files.writeString(settings("one"), "parallel = 8\nnode = old\n");

    new NodeName(house).tell();

    assertEquals(List.of("parallel = 8", "node = berlin"), Files.readAllLines(settings("one")));
  }

  @Test
  void whatIsNoNameIsRefused() {
    House house = house("one", Map.of(House.NODE, "two words"));
    Failure refused = assertThrows(Failure.class, () -> new NodeName(house).tell());
    assertTrue(refused.getMessage().startsWith("PLUGDESK_NODE is 'two words'"));
  }

  private House house(String home, Map<String, String> more) {
    Map<String, String> environment = new HashMap<>(more);
    environment.put(House.HOME, folder.resolve(home).toString());
    House house = House.of(folder, environment);
    house.makeFolders();
    return house;
  }

  private Path settings(String home) {
    return folder.resolve(home).resolve("karaf/etc/io.plugdesk.engine.EngineComponent.cfg");
  }
}
