package io.plugdesk.engine;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import io.plugdesk.api.channel.Answer;
import io.plugdesk.api.channel.Answer.Outcome;
import io.plugdesk.api.channel.Citation;
import io.plugdesk.api.knowledge.Passage;
import io.plugdesk.api.model.ModelRequest;
import io.plugdesk.desk.gateway.Gateway;
import io.plugdesk.desk.gateway.ModelCall;
import io.plugdesk.desk.privacy.Privacy;
import io.plugdesk.desk.tenants.Tenants;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The fourth step: the model answers from the passages, with tools where it asks for them.
 *
 * <p>Where the evidence is not enough the model gets no passages; without tools it is not even
 * asked, and with tools it is heard only once it has used one.
 */
public final class AnswerStep {
  private static final int MOST_ROUNDS = 4;
  private static final int NEAREST = 3;
  private final Gateway gateway;
  private final TenantTools tools;
  private final TenantGuards guards;
  private final Tenants tenants;
  private final Privacy privacy;
  private final Duration firstToken;
  private final Duration total;

  AnswerStep(
      Gateway gateway,
      TenantTools tools,
      TenantGuards guards,
      Tenants tenants,
      Privacy privacy,
      Duration firstToken,
      Duration total) {
    this.gateway = gateway;
    this.tools = tools;
    this.guards = guards;
    this.tenants = tenants;
    this.privacy = privacy;
    this.firstToken = firstToken;
    this.total = total;
  }

  /** Finds the answer, or declines. */
  public OpenTurn answer(OpenTurn turn) {
    if (!turn.unanswered()) {
      return turn;
    }
    try (var toolbox = tools.open(turn.message().tenant(), turn.pins());
        var watch = guards.open(turn)) {
      if (!turn.evidence().answerable() && toolbox.isEmpty()) {
        return turn.answered(declined(turn));
      }
      var answer = heard(turn, toolbox, watch);
      return turn.found(watch.findings())
          .answered(Kept.of(privacy, turn.message().tenant(), answer));
    }
  }

  /** Where nobody listens to it any more, the model need not speak. */
  private Answer heard(OpenTurn turn, TenantTools.Toolbox toolbox, TenantGuards.Watch watch) {
    try {
      return ask(turn, toolbox, watch);
    } catch (RuntimeException e) {
      turn.running().cancelCall();
      throw e;
    }
  }

  private Answer ask(OpenTurn turn, TenantTools.Toolbox toolbox, TenantGuards.Watch watch) {
    var tenant = turn.message().tenant();
    var evidence = turn.evidence();
    var passages = evidence.answerable() ? evidence.passages() : List.<Passage>of();
    var request =
        new ModelRequest(
            tenant, evidence.question(), passages, toolbox.specs(), turn.message().text());
    var settings = TenantSettings.of(tenants, tenant);
    List<ChatMessage> messages =
        new ArrayList<>(Prompt.messages(settings.name(), turn.history(), request));
    var reply = new ReplyText(turn.sink(), watch, evidence.answerable());
    for (int round = 0; round <= MOST_ROUNDS; round++) {
      var call =
          new ModelCall(
              request,
              turn.pins(),
              messages,
              "engine",
              turn.message().conversationId(),
              firstToken,
              total);
      var wait = new ModelWait(reply);
      turn.running().calls(gateway.ask(call, wait));
      AiMessage said = wait.message(turn.running(), total);
      if (reply.refusal() != null) {
        turn.running().cancelCall();
        return Refusal.answer(reply.refusal());
      }
      if (said == null) {
        return stopped(reply, passages, evidence.confidence());
      }
      if (!said.hasToolExecutionRequests() || round == MOST_ROUNDS) {
        break;
      }
      reply.speak();
      messages.add(said);
      messages.addAll(toolbox.call(turn.message(), said.toolExecutionRequests()));
    }
    reply.end();
    if (reply.refusal() != null) {
      return Refusal.answer(reply.refusal());
    }
    return reply.text().isBlank() ? declined(turn) : answered(turn, reply, passages, toolbox);
  }

  private Answer answered(
      OpenTurn turn, ReplyText reply, List<Passage> passages, TenantTools.Toolbox toolbox) {
    var tenant = turn.message().tenant();
    var citations = Citing.citations(reply.text(), passages);
    var confidence = confidence(turn, citations, toolbox);
    var threshold = TenantSettings.of(tenants, tenant).confidenceThreshold();
    return new Answer(
        Outcome.ANSWERED,
        reply.text(),
        citations,
        List.of(),
        confidence,
        confidence < threshold,
        gateway.quotes(tenant));
  }

  /**
   * Words that rest on no passage are as sure as the tool they come from; without one, not at all.
   */
  private static double confidence(
      OpenTurn turn, List<Citation> citations, TenantTools.Toolbox toolbox) {
    if (!citations.isEmpty() || !toolbox.called()) {
      return turn.evidence().confidence();
    }
    return toolbox.helped() ? 1 : 0;
  }

  private Answer declined(OpenTurn turn) {
    var near = turn.evidence().passages().stream().limit(NEAREST).toList();
    var tenant = turn.message().tenant();
    return new Answer(
        Outcome.DECLINED,
        "",
        List.of(),
        near,
        turn.evidence().answerable() ? 0 : turn.evidence().confidence(),
        true,
        gateway.quotes(tenant));
  }

  private static Answer stopped(ReplyText reply, List<Passage> passages, double confidence) {
    return new Answer(
        Outcome.STOPPED,
        reply.told(),
        Citing.citations(reply.told(), passages),
        List.of(),
        confidence,
        false,
        false);
  }
}
