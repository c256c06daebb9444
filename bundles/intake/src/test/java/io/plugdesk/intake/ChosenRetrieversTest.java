package io.plugdesk.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Collections;
import org.junit.jupiter.api.Test;

/** Which back end is asked, and how often the database is. */
class ChosenRetrieversTest extends InHouse {
  @Test
  void asksTheDatabaseOnceForATenantWithoutAPassage() {
    house.answering();
    house.answering();
    assertEquals(1, Collections.frequency(house.within, "find home"));
  }

  @Test
  void hearsOfTheFirstPassagesOfATenantThatHadNone() {
    house.answering();
    house.ingested("returns", "Returns are free.");
    house.plugins.on.add(FakePlugins.SECOND);
    assertEquals(FakePlugins.FIRST, house.answering());
  }

  @Test
  void hearsOfPassagesThatCameElsewhereBecauseTheirBackEndWasSwitchedOff() {
    house.ingested("returns", "Returns are free.");
    house.answering();
    house.plugins.on.remove(FakePlugins.FIRST);
    house.plugins.on.add(FakePlugins.SECOND);
    house.ingested("shipping", "A parcel takes two days.");
    house.plugins.on.add(FakePlugins.FIRST);
    assertEquals(FakePlugins.SECOND, house.answering());
  }
}
