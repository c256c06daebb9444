package io.plugdesk.channel.webhook;

import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Set;
import java.util.stream.Stream;

/**
 * How far a tenant's settings may reach: the public network, and what the operator has named.
 *
 * <p>A tenant's admin is not the house's operator: an address of his must not lead to the house's
 * own Solr or to a metadata service of the cloud.
 *
 * @param named HOST:PORT of inner services that may be asked
 */
record Reach(Set<String> named) {
  static final String VARIABLE = "PLUGDESK_INNER_HOSTS";

  static Reach ofThisHouse() {
    var value = System.getenv().getOrDefault(VARIABLE, "");
    return new Reach(Set.copyOf(Stream.of(value.split("[,\\s]+")).distinct().toList()));
  }

  void check(URI address) {
    var scheme = String.valueOf(address.getScheme());
    if (!scheme.matches("https?") || address.getHost() == null || address.getUserInfo() != null) {
      throw wrong("is no http or https address of a host");
    }
    int port = address.getPort() > 0 ? address.getPort() : scheme.equals("http") ? 80 : 443;
    if (named.contains(address.getHost() + ":" + port)) {
      return;
    }
    try {
      if (Stream.of(InetAddress.getAllByName(address.getHost())).anyMatch(Reach::isInner)) {
        throw wrong("leads to an inner address; only the operator can allow it, by " + VARIABLE);
      }
    } catch (UnknownHostException e) {
      throw new PlugdeskException(
          Kind.TRANSIENT, "The host of the callback has no address: check callback_url", e);
    }
  }

  private static boolean isInner(InetAddress address) {
    var bytes = address.getAddress();
    int first = bytes[0] & 0xff;
    int second = bytes[1] & 0xff;
    boolean four = bytes.length == 4;
    return address.isLoopbackAddress()
        || address.isLinkLocalAddress()
        || address.isSiteLocalAddress()
        || address.isMulticastAddress()
        || (four
            ? first == 0 || first >= 240 || (first == 100 && (second & 0xc0) == 64)
            : address.isAnyLocalAddress() || (first & 0xfe) == 0xfc);
  }

  private static PlugdeskException wrong(String what) {
    return new PlugdeskException(Kind.MISCONFIGURED, "callback_url " + what);
  }
}
