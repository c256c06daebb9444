package io.plugdesk.channel.webhook;

import io.plugdesk.api.channel.Channel;
import io.plugdesk.testkit.ChannelContract;
import io.plugdesk.testkit.Samples;
import io.plugdesk.testkit.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class WebhookContractTest extends ChannelContract {
  @TempDir private Path secrets;
  private ShopSystem shop;

  @BeforeEach
  void start() throws IOException {
    Files.writeString(secrets.resolve("webhook"), "secret");
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
        secrets,
        new Reach(Set.of(shop.host())),
        Clock.systemUTC());
  }
}
