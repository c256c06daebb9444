package io.plugdesk.channel.web;

import io.plugdesk.api.channel.Channel;
import io.plugdesk.api.channel.Reply;
import io.plugdesk.api.channel.ReplySink;
import io.plugdesk.api.feature.Needs;
import io.plugdesk.api.feature.Provides;
import io.plugdesk.api.stream.EventStreams;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;

/** The web chat of one tenant: replies go to whoever has the conversation open. */
@Component(
    configurationPid = WebChannel.ID,
    configurationPolicy = ConfigurationPolicy.REQUIRE,
    immediate = true,
    service = Channel.class)
@Designate(ocd = WebConfig.class, factory = true)
@Provides("chat")
@Provides("chat.web")
@Needs("answers")
@Needs("search")
public final class WebChannel implements Channel {
  /** The plugin's id. */
  static final String ID = "io.plugdesk.channel.web";

  private final EventStreams streams;
  private final Origins origins;
  private final String tenantId;
  private final Set<String> allowed;

  /** Opens the channel for one tenant. */
  @Activate
  public WebChannel(
      WebConfig config,
      Map<String, Object> properties,
      @Reference EventStreams streams,
      @Reference Origins origins) {
    this.streams = streams;
    this.origins = origins;
    this.tenantId = String.valueOf(properties.get("plugdesk.tenant"));
    this.allowed = Collections.unmodifiableSet(new HashSet<>(List.of(config.allowed__origins())));
    origins.allow(tenantId, allowed);
  }

  @Override
  public ReplySink open(Reply reply) {
    return new WebReply(streams.of(reply.tenant(), reply.conversationId()), reply);
  }

  /** Closes the channel. */
  @Deactivate
  public void close() {
    origins.forget(tenantId, allowed);
  }
}
