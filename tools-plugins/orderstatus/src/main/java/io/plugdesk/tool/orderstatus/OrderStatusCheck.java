package io.plugdesk.tool.orderstatus;

import io.plugdesk.api.settings.SettingsCheck;
import java.util.Map;
import org.osgi.service.component.annotations.Component;

/** Refuses a pattern of numbers that is none, or that could keep the house busy. */
@Component
public final class OrderStatusCheck implements SettingsCheck {
  private static final String PATTERN = "number_pattern";

  @Override
  public Map<String, String> complaints(Map<String, Object> given) {
    try {
      if (given.get(PATTERN) instanceof String pattern) {
        NumberPattern.of(pattern);
      }
      return Map.of();
    } catch (IllegalArgumentException e) {
      return Map.of(PATTERN, e.getMessage());
    }
  }
}
