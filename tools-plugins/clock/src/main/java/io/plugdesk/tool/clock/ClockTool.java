package io.plugdesk.tool.clock;

import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import io.plugdesk.api.feature.Provides;
import io.plugdesk.api.tool.Tool;
import io.plugdesk.api.tool.ToolCall;
import io.plugdesk.api.tool.ToolResult;
import io.plugdesk.api.tool.ToolSpec;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.metatype.annotations.Designate;

/** Tells the current date and time in the tenant's time zone. */
@Component(
    configurationPid = "io.plugdesk.tool.clock",
    configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = ClockConfig.class, factory = true)
@Provides("time")
public final class ClockTool implements Tool {
  private static final DateTimeFormatter FORMAT =
      DateTimeFormatter.ofPattern("'It is' HH:mm 'on' EEEE, d MMMM yyyy (VV).", Locale.ENGLISH);
  private final String zone;
  private final Clock clock;

  /** Takes the settings. */
  @Activate
  public ClockTool(ClockConfig config) {
    this(config.time__zone(), Clock.systemUTC());
  }

  ClockTool(String zone, Clock clock) {
    this.zone = zone;
    this.clock = clock;
  }

  @Override
  public ToolSpec spec() {
    return ToolSpec.of(
        "current_time",
        "Tells the current date and time.",
        "what time is it",
        "what is the time",
        "what day is it today",
        "what is the date today");
  }

  @Override
  public ToolResult call(ToolCall call) {
    try {
      return ToolResult.of(FORMAT.format(clock.instant().atZone(ZoneId.of(zone))));
    } catch (DateTimeException e) {
      throw new PlugdeskException(
          Kind.MISCONFIGURED, "There is no time zone " + zone + ": correct time_zone", e);
    }
  }
}
