package io.plugdesk.model.extractive;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.output.FinishReason;
import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import io.plugdesk.api.model.ModelRequest;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Answers one request: calls the tool whose examples sound like the question, else quotes the
 * passages, else says nothing; once a tool has been called, tells what the tool said.
 */
final class ExtractiveModel implements StreamingChatModel, AutoCloseable {
  private static final Pattern AFTER_SPACE = Pattern.compile("(?<=\\s)(?=\\S)");

  private final ModelRequest wanted;
  private final Extractor extractor;
  private volatile boolean closed;

  ExtractiveModel(ModelRequest wanted, Extractor extractor) {
    this.wanted = wanted;
    this.extractor = extractor;
  }

  @Override
  public void doChat(ChatRequest request, StreamingChatResponseHandler handler) {
    var messages = request.messages();
    if (messages.get(messages.size() - 1) instanceof ToolExecutionResultMessage result) {
      say(Boolean.TRUE.equals(result.isError()) ? "" : result.text(), handler);
      return;
    }
    var extract = extractor.extract(wanted.question(), wanted.passages());
    var toolCall = toolCall(extract);
    if (toolCall.isPresent()) {
      end(AiMessage.from(toolCall.get()), FinishReason.TOOL_EXECUTION, handler);
    } else {
      say(extract.text(), handler);
    }
  }

  @Override
  public void close() {
    closed = true;
  }

  /** The customer's own words go first: "what time is it" leans on nothing. */
  private Optional<ToolExecutionRequest> toolCall(Extract extract) {
    var whole = ToolChooser.choose(wanted.question(), wanted.tools(), extract.evidence());
    if (wanted.asked().equals(wanted.question())) {
      return whole;
    }
    var own = extractor.extract(wanted.asked(), wanted.passages());
    return ToolChooser.choose(wanted.asked(), wanted.tools(), own.evidence()).or(() -> whole);
  }

  private void say(String text, StreamingChatResponseHandler handler) {
    if (!text.isEmpty()) {
      for (var word : AFTER_SPACE.split(text)) {
        if (closed) {
          handler.onError(new PlugdeskException(Kind.REJECTED, "The answer was stopped"));
          return;
        }
        handler.onPartialResponse(word);
      }
    }
    end(AiMessage.from(text), FinishReason.STOP, handler);
  }

  private static void end(
      AiMessage message, FinishReason reason, StreamingChatResponseHandler handler) {
    handler.onCompleteResponse(
        ChatResponse.builder()
            .aiMessage(message)
            .modelName("extractive")
            .finishReason(reason)
            .build());
  }
}
