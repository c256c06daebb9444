package io.plugdesk.channel.webhook;

import io.plugdesk.api.TenantContext;
import io.plugdesk.api.channel.Conversation;
import io.plugdesk.api.channel.Conversations;
import io.plugdesk.api.channel.InboundMessage;
import io.plugdesk.api.channel.Inbox;
import io.plugdesk.api.channel.Reception;
import io.plugdesk.api.channel.TenantProfile;
import io.plugdesk.api.channel.VisitorToken;
import io.plugdesk.testkit.Samples;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A house with one tenant, in which Jane has one conversation. */
final class FakeDesk implements Reception, Conversations, Inbox {
  final List<InboundMessage> accepted = new ArrayList<>();

  @Override
  public Optional<TenantProfile> tenant(String slug, String channel) {
    return slug.equals("acme")
        ? Optional.of(new TenantProfile(Samples.ACME, "Acme", null, null, List.of(), true))
        : Optional.empty();
  }

  @Override
  public VisitorToken issueToken(TenantContext tenant, String origin, String previous) {
    throw new AssertionError("A webhook needs no visitor's token");
  }

  @Override
  public Conversation open(TenantContext tenant, String channel, String userId) {
    return new Conversation(
        tenant, "c-1", channel, userId, Conversation.Status.BOT, Instant.EPOCH, List.of());
  }

  @Override
  public Optional<Conversation> find(
      TenantContext tenant, String channel, String userId, String conversationId) {
    return userId.equals("jane") && conversationId.equals("c-1")
        ? Optional.of(open(tenant, channel, userId))
        : Optional.empty();
  }

  @Override
  public Conversation.Status wishForPerson(Conversation conversation) {
    return conversation.status();
  }

  @Override
  public void stop(Conversation conversation, String messageId) {
    throw new AssertionError("A webhook stops nothing");
  }

  @Override
  public void accept(InboundMessage message) {
    accepted.add(message);
  }
}
