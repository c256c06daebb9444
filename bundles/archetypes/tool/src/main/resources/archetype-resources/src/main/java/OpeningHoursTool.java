package ${package};

import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import io.plugdesk.api.feature.Provides;
import io.plugdesk.api.tool.Tool;
import io.plugdesk.api.tool.ToolCall;
import io.plugdesk.api.tool.ToolResult;
import io.plugdesk.api.tool.ToolSpec;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.metatype.annotations.Designate;

/** Tells when the tenant is open: on the day that is asked for, else today. */
@Component(
    configurationPid = "${package}",
    configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = OpeningHoursConfig.class, factory = true)
@Provides("hours")
public final class OpeningHoursTool implements Tool {
  private static final String SCHEMA =
      """
      {
        "type": "object",
        "properties": {
          "day": {
            "type": "string",
            "description": "A day of the week in English, such as Monday; today if left out",
            "pattern": "^([Mm]on|[Tt]ues|[Ww]ednes|[Tt]hurs|[Ff]ri|[Ss]atur|[Ss]un)day$"
          }
        },
        "additionalProperties": false
      }
      """;
  private static final ToolSpec SPEC =
      new ToolSpec(
          "opening_hours",
          "Tells the opening hours of a day. Use it when somebody asks when you are open.",
          SCHEMA,
          List.of("When are you open?", "What are your opening hours on Monday?"),
          Duration.ofSeconds(5));

  private final OpeningHoursConfig config;
  private final Clock clock;

  /** Takes the settings of one tenant; each tenant has an instance of its own. */
  @Activate
  public OpeningHoursTool(OpeningHoursConfig config) {
    this(config, Clock.systemUTC());
  }

  OpeningHoursTool(OpeningHoursConfig config, Clock clock) {
    this.config = config;
    this.clock = clock;
  }

  @Override
  public ToolSpec spec() {
    return SPEC;
  }

  @Override
  public ToolResult call(ToolCall call) {
    try {
      var asked = call.arguments().get("day");
      var day = asked == null ? today() : asked.toString();
      var opens = LocalTime.parse(config.opens__at());
      var closes = LocalTime.parse(config.closes__at());
      return Stream.of(config.closed__on()).anyMatch(day::equalsIgnoreCase)
          ? ToolResult.of("We are closed on %s.".formatted(day))
          : ToolResult.of("On %s we are open from %s to %s.".formatted(day, opens, closes));
    } catch (DateTimeException e) {
      throw new PlugdeskException(
          Kind.MISCONFIGURED, "Correct opens_at, closes_at or time_zone: " + e.getMessage(), e);
    }
  }

  private String today() {
    return clock
        .instant()
        .atZone(ZoneId.of(config.time__zone()))
        .getDayOfWeek()
        .getDisplayName(TextStyle.FULL, Locale.ENGLISH);
  }
}
