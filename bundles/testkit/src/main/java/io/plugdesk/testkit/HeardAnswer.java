package io.plugdesk.testkit;

import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Listens to a model and notes how it behaves. */
final class HeardAnswer implements StreamingChatResponseHandler {
  private static final long LIMIT_SECONDS = 60;
  private static final long AFTERMATH_MILLIS = 150;
  private static final long WORD_MILLIS = 5;

  private final StringBuffer streamed = new StringBuffer();
  private final AtomicInteger inside = new AtomicInteger();
  private final AtomicInteger endings = new AtomicInteger();
  private final CountDownLatch ended = new CountDownLatch(1);
  private final CountDownLatch endedAgain = new CountDownLatch(2);
  private final Runnable onToken;
  private volatile boolean overlapped;
  private volatile boolean spokeAfterTheEnd;
  private volatile ChatResponse response;
  private volatile Throwable error;

  HeardAnswer(Runnable onToken) {
    this.onToken = onToken;
  }

  @Override
  public void onPartialResponse(String text) {
    overlapped |= inside.incrementAndGet() > 1;
    spokeAfterTheEnd |= endings.get() > 0;
    streamed.append(text);
    onToken.run();
    linger();
    inside.decrementAndGet();
  }

  @Override
  public void onCompleteResponse(ChatResponse whole) {
    response = whole;
    end();
  }

  @Override
  public void onError(Throwable reason) {
    error = reason;
    end();
  }

  /** Waits for the end, and a moment for what must not follow it. */
  HeardAnswer await() throws InterruptedException {
    if (!ended.await(LIMIT_SECONDS, TimeUnit.SECONDS)) {
      return this;
    }
    endedAgain.await(AFTERMATH_MILLIS, TimeUnit.MILLISECONDS);
    return this;
  }

  /** Waits a short while for the end. */
  boolean endsWithin(long seconds) throws InterruptedException {
    return ended.await(seconds, TimeUnit.SECONDS);
  }

  int endings() {
    return endings.get();
  }

  boolean overlapped() {
    return overlapped;
  }

  boolean spokeAfterTheEnd() {
    return spokeAfterTheEnd;
  }

  String streamed() {
    return streamed.toString();
  }

  ChatResponse response() {
    return response;
  }

  Throwable error() {
    return error;
  }

  private void end() {
    endings.incrementAndGet();
    ended.countDown();
    endedAgain.countDown();
  }

  private static void linger() {
    try {
      new CountDownLatch(1).await(WORD_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
