package ${package};

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import io.plugdesk.api.tool.Tool;
import io.plugdesk.api.tool.ToolCall;
import io.plugdesk.testkit.Samples;
import io.plugdesk.testkit.Settings;
import io.plugdesk.testkit.ToolContract;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OpeningHoursToolTest extends ToolContract {
  private static final Clock SATURDAY_NIGHT =
      Clock.fixed(Instant.parse("2026-07-04T23:30:00Z"), ZoneOffset.UTC);

  @Override
  protected Tool tool() {
    return tool(Map.of());
  }

  @Test
  void tellsTheHoursOfTheDayThatIsAskedFor() {
    assertEquals("On Monday we are open from 09:00 to 17:00.", answer(Map.of(), "Monday"));
    assertEquals("We are closed on Sunday.", answer(Map.of(), "Sunday"));
  }

  @Test
  void takesTodayWhereTheDoorsAre() {
    assertEquals("We are closed on Saturday.", tool().call(call()).text());

    var tokyo = tool(Map.of("time_zone", "Asia/Tokyo"));

    assertEquals("We are closed on Sunday.", tokyo.call(call()).text());
  }

  @Test
  void namesTheSettingsThatAreWrong() {
    var failure =
        assertThrows(
            PlugdeskException.class, () -> answer(Map.of("opens_at", "at nine"), "Monday"));

    assertEquals(Kind.MISCONFIGURED, failure.kind());
  }

  private static Tool tool(Map<String, Object> settings) {
    return new OpeningHoursTool(Settings.of(OpeningHoursConfig.class, settings), SATURDAY_NIGHT);
  }

  private static String answer(Map<String, Object> settings, String day) {
    var call = new ToolCall(Samples.ACME, "invocation-1", null, Map.of("day", day));
    return tool(settings).call(call).text();
  }
}
