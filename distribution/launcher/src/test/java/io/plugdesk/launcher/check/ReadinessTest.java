package io.plugdesk.launcher.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.plugdesk.launcher.client.HouseClient.Glance;
import org.junit.jupiter.api.Test;

class ReadinessTest {
  @Test
  void namesTheRoomsThatAreMissing() throws Exception {
    var body =
        new ObjectMapper()
            .readTree(
                """
                {"rooms":[{"name":"store","ready":false,"detail":"It is being migrated"},
                          {"name":"rest","ready":true}]}""");
    assertEquals("not ready: store (It is being migrated)", Readiness.of(new Glance(503, body)));
  }

  @Test
  void saysWhenNobodyAnswers() {
    assertEquals("does not answer yet", Readiness.of(new Glance(0, MissingNode.getInstance())));
  }
}
