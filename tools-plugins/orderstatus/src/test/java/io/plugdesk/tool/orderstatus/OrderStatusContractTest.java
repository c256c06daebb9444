package io.plugdesk.tool.orderstatus;

import io.plugdesk.api.tool.Tool;
import io.plugdesk.api.tool.ToolCall;
import io.plugdesk.testkit.Samples;
import io.plugdesk.testkit.Settings;
import io.plugdesk.testkit.ToolContract;
import java.io.IOException;
import java.net.http.HttpClient;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

class OrderStatusContractTest extends ToolContract {
  private OrderServer server;

  @BeforeEach
  void start() throws IOException {
    server = OrderServer.saying(200, "{\"status\":\"shipped\"}");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Override
  protected Tool tool() {
    var config =
        Settings.of(
            OrderStatusConfig.class, Map.<String, Object>of("base_url", "http://" + server.host()));
    return new OrderStatusTool(
        config, tenant -> HttpClient.newHttpClient(), (tenant, reference) -> Optional.empty());
  }

  @Override
  protected ToolCall call() {
    return new ToolCall(
        Samples.ACME, "invocation-1", null, Map.<String, Object>of("order_number", "A-1001"));
  }
}
