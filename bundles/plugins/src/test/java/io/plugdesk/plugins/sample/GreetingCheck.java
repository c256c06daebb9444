package io.plugdesk.plugins.sample;

import io.plugdesk.api.settings.SettingsCheck;
import java.util.Map;
import org.osgi.service.component.annotations.Component;

/** Allows no rude word. */
@Component
public final class GreetingCheck implements SettingsCheck {
  @Override
  public Map<String, String> complaints(Map<String, Object> given) {
    if ("defect".equals(given.get("word"))) {
      throw new IllegalStateException("A defect");
    }
    return "rude".equals(given.get("word")) ? Map.of("word", "has to be polite") : Map.of();
  }
}
