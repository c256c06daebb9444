package io.plugdesk.engine;

import io.plugdesk.api.channel.Answer;
import io.plugdesk.api.channel.ReplySink;
import io.plugdesk.api.knowledge.Passage;
import java.util.List;

/** The sink of a reply that nobody reads right now: it stays in the conversation. */
enum Silence implements ReplySink {
  /** The one there is. */
  SINK;

  @Override
  public void candidates(List<Passage> passages) {}

  @Override
  public void delta(String text) {}

  @Override
  public void replace(String text) {}

  @Override
  public void finish(Answer answer) {}
}
