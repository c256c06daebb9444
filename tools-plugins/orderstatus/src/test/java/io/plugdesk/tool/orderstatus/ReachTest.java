package io.plugdesk.tool.orderstatus;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import java.net.URI;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReachTest {
  private static final Reach PUBLIC = new Reach(Set.of());

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
    assertEquals(Kind.MISCONFIGURED, refused(PUBLIC, address));
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
  void refusesWhatIsNoAddressOfTheWeb(String address) {
    assertEquals(Kind.MISCONFIGURED, refused(PUBLIC, address));
  }

  @Test
  void letsThePublicNetworkPass() {
    assertDoesNotThrow(() -> PUBLIC.check(URI.create("https://192.0.2.1/orders/1")));
    assertDoesNotThrow(() -> PUBLIC.check(URI.create("https://[2001:db8::1]/orders/1")));
  }

  @Test
  void letsPassWhatTheOperatorHasNamed() {
    var named = new Reach(Set.of("127.0.0.1:9000"));

    assertDoesNotThrow(() -> named.check(URI.create("http://127.0.0.1:9000/orders/1")));
    assertEquals(Kind.MISCONFIGURED, refused(named, "http://127.0.0.1:9001/orders/1"));
  }

  private static Kind refused(Reach reach, String address) {
    return assertThrows(PlugdeskException.class, () -> reach.check(URI.create(address))).kind();
  }
}
