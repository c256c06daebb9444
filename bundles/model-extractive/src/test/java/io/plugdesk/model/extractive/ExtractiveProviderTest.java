package io.plugdesk.model.extractive;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plugdesk.api.model.ChatModelProvider;
import io.plugdesk.testkit.ChatModelContract;
import org.junit.jupiter.api.Test;

class ExtractiveProviderTest extends ChatModelContract {
  @Override
  protected ChatModelProvider provider() {
    return new ExtractiveProvider(3);
  }

  @Test
  void saysThatItQuotes() {
    assertTrue(provider().card().quotes());
  }
}
