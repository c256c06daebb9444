package io.plugdesk.model.openai;

import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import io.plugdesk.api.PlugdeskException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Writes down what a model says, and waits for it. */
final class RecordedAnswer implements StreamingChatResponseHandler {
  private final List<String> tokens = new CopyOnWriteArrayList<>();
  private final CountDownLatch firstToken = new CountDownLatch(1);
  private final CountDownLatch ended = new CountDownLatch(1);
  private final AtomicInteger endings = new AtomicInteger();
  private volatile ChatResponse response;
  private volatile Throwable error;

  List<String> tokens() {
    return tokens;
  }

  int endings() {
    return endings.get();
  }

  void awaitToken() throws InterruptedException {
    await(firstToken);
  }

  ChatResponse complete() throws InterruptedException {
    await(ended);
    if (response == null) {
      throw new AssertionError("No answer came", error);
    }
    return response;
  }

  PlugdeskException failure() throws InterruptedException {
    await(ended);
    if (error instanceof PlugdeskException failure) {
      return failure;
    }
    throw new AssertionError("No failure with a kind came but " + response, error);
  }

  @Override
  public void onPartialResponse(String token) {
    tokens.add(token);
    firstToken.countDown();
  }

  @Override
  public void onCompleteResponse(ChatResponse whole) {
    endings.incrementAndGet();
    response = whole;
    ended.countDown();
  }

  @Override
  public void onError(Throwable reason) {
    endings.incrementAndGet();
    error = reason;
    ended.countDown();
  }

  private static void await(CountDownLatch latch) throws InterruptedException {
    if (!latch.await(10, TimeUnit.SECONDS)) {
      throw new AssertionError("Nothing came within ten seconds");
    }
  }
}
