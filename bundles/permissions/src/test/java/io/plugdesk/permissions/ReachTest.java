package io.plugdesk.permissions;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReachTest {
  private static final Reach PUBLIC = new Reach(Set.of(), Path.of("missing"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1:8186/solr",
        "http://2130706433/",
        "http://[::1]/",
        "http://[::ffff:127.0.0.1]/",
        "http://169.254.169.254/latest/meta-data",
        "http://[fe80::1]/",
        "http://[fd00::1]/",
        "http://10.0.0.7/",
        "http://172.16.0.1/",
        "http://192.168.1.1/",
        "http://100.64.0.1/",
        "http://0.0.0.0/",
        "http://[::]/",
        "http://224.0.0.1/",
        "http://255.255.255.255/"
      })
  void refusesAnInnerAddress(String address) {
    var refusal = assertThrows(PlugdeskException.class, () -> check(PUBLIC, address));

    assertEquals(Kind.MISCONFIGURED, refusal.kind());
    assertTrue(refusal.getMessage().startsWith("base_url leads to"), refusal.getMessage());
    assertTrue(refusal.getMessage().contains(Reach.VARIABLE), refusal.getMessage());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ftp://192.0.2.1/",
        "file:///etc/passwd",
        "jar:x",
        "/orders",
        "http://a@192.0.2.1/"
      })
  void knowsNoAddressOfTheWebIn(String address) {
    assertEquals(Optional.empty(), WebAddress.of(URI.create(address)));
  }

  @Test
  void letsThePublicNetworkPass() {
    assertDoesNotThrow(() -> check(PUBLIC, "https://192.0.2.1/orders/1"));
    assertDoesNotThrow(() -> check(PUBLIC, "https://[2001:db8::1]/orders/1"));
  }

  @Test
  void letsPassWhatTheOperatorHasNamed() {
    var named = new Reach(Set.of("127.0.0.1:9000"), Path.of("missing"));

    assertDoesNotThrow(() -> check(named, "http://127.0.0.1:9000/orders/1"));
    assertThrows(PlugdeskException.class, () -> check(named, "http://127.0.0.1:9001/orders/1"));
  }

  @Test
  void letsAllPortsPassOfAHostThatTheOperatorNamedSo() {
    var named = new Reach(Set.of("127.0.0.1:*"), Path.of("missing"));

    assertDoesNotThrow(() -> check(named, "http://127.0.0.1:9001/orders/1"));
    assertThrows(PlugdeskException.class, () -> check(named, "http://127.0.0.2:9001/orders/1"));
  }

  @Test
  void letsPassWhatStandsInTheOperatorsFileNow(@TempDir Path folder) throws Exception {
    var reach = new Reach(Set.of(), folder.resolve("inner-hosts"));
    assertThrows(PlugdeskException.class, () -> check(reach, "http://127.0.0.1:9000/"));

    Files.writeString(folder.resolve("inner-hosts"), "10.0.0.7:443\n127.0.0.1:9000\n");
    assertDoesNotThrow(() -> check(reach, "http://127.0.0.1:9000/"));
    assertThrows(PlugdeskException.class, () -> check(reach, "http://127.0.0.1:9001/"));
  }

  private static void check(Reach reach, String address) {
    reach.check(WebAddress.of(URI.create(address)).orElseThrow(), "base_url");
  }
}
