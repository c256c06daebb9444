package io.plugdesk.engine;

import io.plugdesk.api.channel.Answer;
import io.plugdesk.api.channel.ReplySink;
import io.plugdesk.api.knowledge.Passage;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Remembers a reply. */
final class RecordingSink implements ReplySink {
  final List<List<Passage>> candidates = new CopyOnWriteArrayList<>();
  final List<String> deltas = new CopyOnWriteArrayList<>();
  final List<Answer> answers = new CopyOnWriteArrayList<>();

  @Override
  public void candidates(List<Passage> passages) {
    candidates.add(passages);
  }

  @Override
  public void delta(String text) {
    deltas.add(text);
  }

  @Override
  public void replace(String text) {
    deltas.clear();
    deltas.add(text);
  }

  @Override
  public void finish(Answer answer) {
    answers.add(answer);
  }
}
