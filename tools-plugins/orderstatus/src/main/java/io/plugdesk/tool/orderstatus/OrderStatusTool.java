package io.plugdesk.tool.orderstatus;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import io.plugdesk.api.feature.Provides;
import io.plugdesk.api.net.CallsHosts;
import io.plugdesk.api.net.Outbound;
import io.plugdesk.api.secret.ReadsSecrets;
import io.plugdesk.api.secret.Secrets;
import io.plugdesk.api.tool.Tool;
import io.plugdesk.api.tool.ToolCall;
import io.plugdesk.api.tool.ToolResult;
import io.plugdesk.api.tool.ToolSpec;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;

/** Looks up where an order is, and asks for its number when the customer has not given it. */
@CallsHosts("setting:base_url")
@ReadsSecrets("setting:api_key_ref")
@Component(
    configurationPid = "io.plugdesk.tool.orderstatus",
    configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = OrderStatusConfig.class, factory = true)
@Provides("orders")
public final class OrderStatusTool implements Tool {
  private static final int LONGEST = 200;
  private static final int LONGEST_NUMBER = 100;
  private static final String SCHEMA =
      """
      {"type":"object","additionalProperties":false,"properties":{"order_number":{
      "type":"string","description":"The order's number; leave it out when unknown",
      "maxLength":%d%s}}}
      """;

  private final OrderStatusConfig config;
  private final OrderService service;
  private final Optional<Pattern> pattern;
  private final ToolSpec spec;

  /**
   * Takes the settings.
   *
   * @param config the settings
   * @param outbound the way to the shop
   * @param secrets keeps the shop's key
   */
  @Activate
  public OrderStatusTool(
      OrderStatusConfig config, @Reference Outbound outbound, @Reference Secrets secrets) {
    this.config = config;
    this.service = new OrderService(config, outbound, secrets);
    this.pattern = pattern(config.number__pattern());
    this.spec =
        new ToolSpec(
            "order_status",
            "Tells the status, the expected delivery and the tracking link of a customer's order.",
            SCHEMA.formatted(LONGEST_NUMBER, pattern.map(OrderStatusTool::schema).orElse("")),
            List.of(
                "where is my order",
                "what is the status of my order",
                "when will my order arrive",
                "track my order",
                "has my order been shipped",
                "my order number is",
                config.number__example()),
            Duration.ofSeconds(config.timeout__seconds() + 1L));
  }

  @Override
  public ToolSpec spec() {
    return spec;
  }

  @Override
  public ToolResult call(ToolCall call) {
    if (!(call.arguments().get("order_number") instanceof String number)) {
      return ToolResult.of(
          "Which order is it? Please tell me its number, such as %s."
              .formatted(config.number__example()));
    }
    if (!isNumber(number)) {
      return ToolResult.of("That is not the number of an order. Please look at it again.");
    }
    return service
        .order(call.tenant(), number)
        .map(order -> told(number, order))
        .orElseGet(() -> ToolResult.of("There is no order " + number + "."));
  }

  private boolean isNumber(String number) {
    var wanted =
        pattern.orElseThrow(
            () ->
                new PlugdeskException(
                    Kind.MISCONFIGURED, "number_pattern cannot be used: set it anew, or unset it"));
    return number.length() <= LONGEST_NUMBER
        && wanted.matcher(number).matches()
        && !number.matches("\\.+");
  }

  /** Empty when it was stored before it was checked, and cannot be used. */
  private static Optional<Pattern> pattern(String text) {
    try {
      return Optional.of(NumberPattern.of(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static String schema(Pattern pattern) {
    return ",\"pattern\":" + TextNode.valueOf("^(?:" + pattern + ")$");
  }

  private ToolResult told(String number, JsonNode order) {
    var status = text(order, config.status__field());
    if (status.isEmpty()) {
      throw new PlugdeskException(
          Kind.MISCONFIGURED, "The order service's answer has no status: correct status_field");
    }
    var data = new LinkedHashMap<String, Object>(Map.of("number", number, "status", status));
    var told = new StringBuilder("Order " + number + ": " + status + ".");
    var delivery = text(order, config.delivery__field());
    if (!delivery.isEmpty()) {
      data.put("expected_delivery", delivery);
      told.append(" Expected delivery: ").append(delivery).append('.');
    }
    var tracking = text(order, config.tracking__field());
    if (tracking.startsWith("https://") || tracking.startsWith("http://")) {
      data.put("tracking_url", tracking);
      told.append(" Follow it here: ").append(tracking);
    }
    return new ToolResult(told.toString(), data);
  }

  private static String text(JsonNode order, String field) {
    var value = order.at("/" + field.replace('.', '/'));
    var text = value.isValueNode() ? value.asText().replaceAll("\\s+", " ").strip() : "";
    return value.isNull() || text.length() > LONGEST ? "" : text;
  }
}
