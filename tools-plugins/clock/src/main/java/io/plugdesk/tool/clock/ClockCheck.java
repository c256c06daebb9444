package io.plugdesk.tool.clock;

import io.plugdesk.api.settings.SettingsCheck;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Map;
import org.osgi.service.component.annotations.Component;

/** Refuses a time zone that does not exist. */
@Component
public final class ClockCheck implements SettingsCheck {
  private static final String ZONE = "time_zone";

  @Override
  public Map<String, String> complaints(Map<String, Object> given) {
    try {
      if (given.get(ZONE) instanceof String zone) {
        ZoneId.of(zone);
      }
      return Map.of();
    } catch (DateTimeException e) {
      return Map.of(ZONE, "has to be an IANA time zone, such as Europe/London");
    }
  }
}
