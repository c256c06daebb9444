package io.plugdesk.browser;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A house that serves the widget's files and answers on its wire as the test has written it down.
 */
final class ScriptedHouse implements House {
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Map<String, Script> scripts = new ConcurrentHashMap<>();
  private final ScriptedChat chat = new ScriptedChat(scripts, threads);
  private final HttpServer server;

  ScriptedHouse() {
    scripts.put(Samples.RETURNS, Script.answered());
    scripts.put(Samples.MOON, Script.declined());
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException failure) {
      throw new UncheckedIOException("No port is free on the loopback address", failure);
    }
    server.setExecutor(threads);
    server.createContext("/chat/", new WidgetFiles());
    server.createContext("/api/v1/chat/", chat);
    server.start();
  }

  @Override
  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** From now on that message is answered so. */
  void answer(String message, Script script) {
    scripts.put(message, script);
  }

  /** From now on every token that was given is refused. */
  void expireTokens() {
    chat.expireTokens();
  }

  /**
   * The Last-Event-ID of each time that the event stream was asked for; empty where there was none.
   */
  List<String> resumedAfter() {
    return chat.resumedAfter();
  }

  /** The texts of the messages that were accepted, in their order. */
  List<String> accepted() {
    return chat.accepted();
  }

  @Override
  public void close() {
    threads.shutdownNow();
    server.stop(0);
  }
}
