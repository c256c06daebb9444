package io.plugdesk.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import io.plugdesk.desk.identity.Role;
import java.security.Principal;
import java.util.Map;
import javax.ws.rs.core.SecurityContext;
import org.junit.jupiter.api.Test;

class QueryRequestTest {
  @Test
  void isAboutTheCallerWhereNobodyIsNamed() {
    assertEquals("mia", request(null, null).person(caller("mia", Role.NAME_USER)));
    assertEquals("mia", request("mia", null).person(caller("mia", Role.NAME_USER)));
  }

  @Test
  void refusesAUserWhoAsksForSomebodyElse() {
    var failure =
        assertThrows(
            PlugdeskException.class,
            () -> request("tom", null).person(caller("mia", Role.NAME_USER)));
    assertEquals(Kind.FORBIDDEN, failure.kind());
  }

  @Test
  void letsAnAgentAskForACustomer() {
    assertEquals("tom", request("tom", null).person(caller("mia", Role.NAME_AGENT)));
  }

  @Test
  void theChannelTravelsWithTheMessage() {
    assertEquals(Map.of("channel", "kiosk-2"), request(null, "kiosk-2").metadata());
    assertEquals(Map.of(), request(null, null).metadata());
    assertThrows(PlugdeskException.class, () -> request(null, "a b").metadata());
  }

  private static QueryResource.Request request(String user, String channel) {
    return new QueryResource.Request("acme", user, "Hello?", channel, null);
  }

  private static SecurityContext caller(String name, String role) {
    return new SecurityContext() {
      @Override
      public Principal getUserPrincipal() {
        return () -> name;
      }

      @Override
      public boolean isUserInRole(String asked) {
        return asked.equals(role);
      }

      @Override
      public boolean isSecure() {
        return false;
      }

      @Override
      public String getAuthenticationScheme() {
        return "Bearer";
      }
    };
  }
}
