package io.plugdesk.channel.webhook;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.service.component.annotations.Component;

/** The webhook of each tenant, so that what comes in is checked with that tenant's secret. */
@Component(service = Webhooks.class)
public final class Webhooks {
  private final Map<String, WebhookChannel> channels = new ConcurrentHashMap<>();

  void open(String tenantId, WebhookChannel channel) {
    channels.put(tenantId, channel);
  }

  /** Closes it, unless newer settings have taken its place. */
  void close(String tenantId, WebhookChannel channel) {
    channels.remove(tenantId, channel);
  }

  Optional<WebhookChannel> of(String tenantId) {
    return Optional.ofNullable(channels.get(tenantId));
  }
}
