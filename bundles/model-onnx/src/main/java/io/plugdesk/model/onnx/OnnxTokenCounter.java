package io.plugdesk.model.onnx;

import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.model.TokenCountEstimator;
import java.util.stream.StreamSupport;

/** Counts exactly the tokens that the model reads. */
final class OnnxTokenCounter implements TokenCountEstimator {
  private final OnnxSession session;

  OnnxTokenCounter(OnnxSession session) {
    this.session = session;
  }

  @Override
  public int estimateTokenCountInText(String text) {
    return session.tokens(text);
  }

  @Override
  public int estimateTokenCountInMessage(ChatMessage message) {
    return estimateTokenCountInText(message.toString());
  }

  @Override
  public int estimateTokenCountInMessages(Iterable<ChatMessage> messages) {
    return StreamSupport.stream(messages.spliterator(), false)
        .mapToInt(this::estimateTokenCountInMessage)
        .sum();
  }
}
