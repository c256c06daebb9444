package io.plugdesk.engine;

import io.plugdesk.api.channel.Answer.Outcome;
import io.plugdesk.desk.audit.AuditEvent;
import io.plugdesk.desk.store.AuditTrail;
import io.plugdesk.desk.store.UnitOfWork;
import io.plugdesk.desk.store.UnitsOfWork;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The fifth step: the answer, the audit event and the end of the wait, in one transaction. */
public final class RememberStep {
  private final UnitsOfWork units;
  private final AuditTrail audit;

  RememberStep(UnitsOfWork units, AuditTrail audit) {
    this.units = units;
    this.audit = audit;
  }

  /** Stores the one answer of the message. */
  public OpenTurn remember(OpenTurn turn) {
    var message = turn.message();
    if (message.answer() == null) {
      units.within(
          message.tenant(),
          "store answer",
          unit -> {
            store(unit, turn);
            return null;
          });
    }
    return turn;
  }

  private void store(UnitOfWork unit, OpenTurn turn) {
    var message = turn.message();
    var inbox = new InboxRows(unit.connection(), message.tenant());
    if (turn.answer() == null) {
      inbox.processed(message);
      return;
    }
    inbox.answer(message, Ids.next(), turn.answer());
    if (turn.answer().outcome() == Outcome.FAILED) {
      new ConversationRows(unit.connection(), message.tenant())
          .wishForPerson(message.conversationId());
    }
    audit.record(
        unit,
        new AuditEvent(
            message.tenant(),
            message.conversationId(),
            AuditEvent.Actor.MODEL,
            "engine",
            "answer.stored",
            AnswerJson.write(payload(turn))));
  }

  private static Map<String, Object> payload(OpenTurn turn) {
    var message = turn.message();
    var answer = turn.answer();
    List<String> cited = answer.citations().stream().map(c -> c.passage().chunkId()).toList();
    var payload = new LinkedHashMap<String, Object>();
    payload.put("message_id", message.id());
    payload.put("channel", message.channel());
    payload.put("outcome", answer.outcome().name());
    payload.put("confidence", answer.confidence());
    payload.put("cited", cited);
    payload.put("plugins", turn.pins().used());
    if (!turn.findings().isEmpty()) {
      payload.put("guarded", turn.findings().stream().map(Finding::json).toList());
    }
    return payload;
  }
}
