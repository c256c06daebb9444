package io.plugdesk.permissions;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;

/**
 * The host and port to which an http or https address leads.
 *
 * @param host in lower case, an IPv6 address in brackets
 * @param port the port, also where the address leaves it out
 */
record WebAddress(String host, int port) {
  /** What an address leads to; empty when it is none of the web, or carries a user's name. */
  static Optional<WebAddress> of(URI address) {
    var scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
    if (!scheme.matches("https?") || address.getHost() == null || address.getUserInfo() != null) {
      return Optional.empty();
    }
    var usual = scheme.equals("http") ? 80 : 443;
    var port = address.getPort() > 0 ? address.getPort() : usual;
    return Optional.of(new WebAddress(address.getHost().toLowerCase(Locale.ROOT), port));
  }

  /** What a setting leads to; empty when it holds no address. */
  static Optional<WebAddress> of(String setting) {
    try {
      return of(new URI(setting.strip()));
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  /** Whether a host that was declared by name is this one. */
  boolean matches(String declared) {
    var wanted = declared.toLowerCase(Locale.ROOT);
    return wanted.equals(host)
        || wanted.equals(toString())
        || (wanted.startsWith("*.") && host.endsWith(wanted.substring(1)));
  }

  @Override
  public String toString() {
    return host + ":" + port;
  }
}
