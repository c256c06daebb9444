package io.plugdesk.launcher.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ListenersTest {
  @TempDir Path proc;

  @Test
  void readsAddressesAsTheKernelWritesThem() {
    assertEquals("127.0.0.1", ProcSockets.address("0100007F"));
    assertEquals("*", ProcSockets.address("00000000"));
    assertEquals("::1", ProcSockets.address("00000000000000000000000001000000"));
    assertEquals("127.0.0.1", ProcSockets.address("0000000000000000FFFF00000100007F"));
  }

  @Test
  void takesOnlySocketsThatListenAndFindsTheirOwner() throws Exception {
    Files.createDirectories(proc.resolve("net"));
    Files.writeString(
        proc.resolve("net/tcp"),
        """
          sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
           0: 0100007F:1FF5 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 777 1
           1: 0100007F:1FF5 0100007F:9999 01 00000000:00000000 00:00000000 00000000     0        0 778 1
        """);
    Path descriptors = Files.createDirectories(proc.resolve("4242/fd"));
    Files.createSymbolicLink(descriptors.resolve("3"), Path.of("socket:[777]"));
    assertEquals(List.of(new Listener("127.0.0.1", 8181, 4242)), ProcSockets.listeners(proc));
  }

  @Test
  void readsWhatLsofPrints() {
    List<Listener> listeners =
        Listeners.parseLsof(
            List.of("p4242", "f5", "n127.0.0.1:8181", "f6", "n*:8182", "p7", "n[::1]:9"));
    assertEquals(
        List.of(
            new Listener("127.0.0.1", 8181, 4242),
            new Listener("*", 8182, 4242),
            new Listener("::1", 9, 7)),
        listeners);
  }

  @Test
  void aListenerOnEveryAddressIsNotLoopback() {
    assertTrue(new Listener("127.0.0.1", 1, 1).isLoopback());
    assertTrue(new Listener("::1", 1, 1).isLoopback());
    assertFalse(new Listener("*", 1, 1).isLoopback());
    assertFalse(new Listener("192.168.1.4", 1, 1).isLoopback());
  }
}
