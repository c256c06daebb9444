package io.plugdesk.bench.upgrade;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a connection makes of the answers of a house. */
class LineTest {
  private ServerSocket house;
  private URI address;

  @BeforeEach
  void open() throws IOException {
    house = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    address = URI.create("http://127.0.0.1:" + house.getLocalPort());
  }

  @AfterEach
  void close() throws IOException {
    house.close();
  }

  @Test
  void readsOneAnswerAfterTheOther() throws Exception {
    var served =
        serve(
            socket -> {
              asked(socket);
              say(socket, "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello");
              asked(socket);
              say(socket, "HTTP/1.1 503 Busy\r\nTransfer-Encoding: chunked\r\n\r\n");
              say(socket, "4\r\nlate\r\n2\r\nr!\r\n0\r\n\r\n");
            });
    try (var line = new Line(address)) {
      var first = line.send(get());
      assertEquals("200 hello", first.status() + " " + first.text());
      var second = line.send(get());
      assertEquals("503 later!", second.status() + " " + second.text());
      assertTrue(line.isFresh());
    }
    served.get(5, TimeUnit.SECONDS);
  }

  @Test
  void hearsAnEventBeforeTheEndOfItsChunk() throws Exception {
    var heard = new CountDownLatch(1);
    var served =
        serve(
            socket -> {
              asked(socket);
              say(socket, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n8\r\nid: 17\n\n");
              assertTrue(heard.await(5, TimeUnit.SECONDS));
              say(socket, "\r\n0\r\n\r\n");
            });
    try (var line = new Line(address)) {
      var events =
          new BufferedReader(
              new InputStreamReader(line.send(get()).body(), StandardCharsets.UTF_8));
      assertEquals("id: 17", events.readLine());
      assertEquals("", events.readLine());
      heard.countDown();
      assertEquals(null, events.readLine());
    }
    served.get(5, TimeUnit.SECONDS);
  }

  @Test
  void anAnswerThatBreaksOffHasFailed() throws Exception {
    var served =
        serve(
            socket -> {
              asked(socket);
              say(socket, "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 50\r\n\r\nhel");
              socket.close();
            });
    try (var line = new Line(address)) {
      var answer = line.send(get());
      assertThrows(IOException.class, answer::text);
      assertFalse(line.isFresh());
    }
    served.get(5, TimeUnit.SECONDS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "HTTP/1.1 2",
        "HTTP/1.1 200 OK\r\n",
        "HTTP/1.1 200 OK\r\nContent-Len",
        "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n",
        "HTTP/1.1\r\n\r\n",
        "HTTP/1.1 2\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Len\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: five\r\n\r\n"
      })
  void aHeadThatBreaksOffOrMakesNoSenseHasFailed(String head) throws Exception {
    var served =
        serve(
            socket -> {
              asked(socket);
              say(socket, head);
            });
    try (var line = new Line(address)) {
      assertThrows(IOException.class, () -> line.send(get()));
    }
    served.get(5, TimeUnit.SECONDS);
  }

  private byte[] get() {
    return Line.request(address, "GET", "/echo", "token", "");
  }

  private interface Manner {
    void serve(Socket socket) throws Exception;
  }

  private CompletableFuture<Void> serve(Manner manner) {
    return CompletableFuture.runAsync(
        () -> {
          try (var socket = house.accept()) {
            manner.serve(socket);
          } catch (Exception e) {
            throw new IllegalStateException(e);
          }
        });
  }

  /** Reads a request without a body as far as its end. */
  private static void asked(Socket socket) throws IOException {
    var last = new StringBuilder();
    while (!last.toString().endsWith("\r\n\r\n")) {
      last.append((char) socket.getInputStream().read());
    }
  }

  private static void say(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    socket.getOutputStream().flush();
  }
}
