package io.plugdesk.launcher.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import org.junit.jupiter.api.Test;

class PortsTest {
  @Test
  void areTheUsualOnesUnlessSaidOtherwise() {
    assertEquals(new Ports(8282, 8101, 8185, 8186, 8187), Ports.of(Map.of(Ports.HTTP, "8282")));
  }

  @Test
  void aWordIsNoPort() {
    Failure failure = assertThrows(Failure.class, () -> Ports.of(Map.of(Ports.SSH, "ssh")));
    assertEquals(
        "PLUGDESK_SSH_PORT is 'ssh', which is no port. Set it to a number from 1 to 65535.",
        failure.getMessage());
  }
}
