package io.plugdesk.channel.webhook;

import io.plugdesk.api.channel.Channel;
import io.plugdesk.testkit.ChannelContract;
import io.plugdesk.testkit.Samples;
import io.plugdesk.testkit.Settings;
import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

class WebhookContractTest extends ChannelContract {
  private ShopSystem shop;

  @BeforeEach
  void start() throws IOException {
    shop = new ShopSystem();
  }

  @AfterEach
  void stop() {
    shop.close();
  }

  @Override
  protected Channel channel() {
    var config =
        Settings.of(
            WebhookConfig.class,
            Map.<String, Object>of(
                "callback_url",
                "http://" + shop.host() + "/answers",
                "secret_ref",
                "file:webhook"));
    return new WebhookChannel(
        config,
        Samples.ACME.tenantId(),
        new Webhooks(),
        tenant -> HttpClient.newHttpClient(),
        (tenant, reference) -> Optional.of("secret"),
        Clock.systemUTC());
  }
}
