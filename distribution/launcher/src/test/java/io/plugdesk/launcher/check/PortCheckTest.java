package io.plugdesk.launcher.check;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plugdesk.launcher.house.Failure;
import io.plugdesk.launcher.process.Listener;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PortCheckTest {
  @Test
  void namesTheOwnerAndTheWayOut() {
    long self = ProcessHandle.current().pid();
    assertEquals(
        "Port 8181 is in use by java (pid "
            + self
            + "). Stop it, or start with PLUGDESK_HTTP_PORT=8282.",
        PortCheck.inUse(
            "PLUGDESK_HTTP_PORT", 8181, Optional.of(new Listener("127.0.0.1", 8181, self)), 8282));
  }

  @Test
  void aProcessThatCannotBeSeenBelongsToAnotherUser() {
    assertTrue(
        PortCheck.inUse("PLUGDESK_HTTP_PORT", 8181, Optional.empty(), 8282)
            .startsWith("Port 8181 is in use by a process of another user."));
  }

  @Test
  void aPortForRootIsNotCalledInUse() {
    assertEquals(
        "Port 80 may not be taken by this user: ports below 1024 are for root. Start with"
            + " PLUGDESK_HTTP_PORT=8080, and let a proxy in front have port 80.",
        PortCheck.forbidden("PLUGDESK_HTTP_PORT", 80, 8080));
  }

  @Test
  void findsTheProcessThatReallyListens() throws Exception {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = socket.getLocalPort();
      Failure failure =
          assertThrows(Failure.class, () -> PortCheck.requireFree("PLUGDESK_HTTP_PORT", port));
      String owner = "java (pid " + ProcessHandle.current().pid() + ")";
      assertTrue(failure.getMessage().contains(owner), failure.getMessage());
    }
  }

  @Test
  void aFreePortIsFine() throws Exception {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    assertDoesNotThrow(() -> PortCheck.requireFree("PLUGDESK_HTTP_PORT", port));
  }
}
