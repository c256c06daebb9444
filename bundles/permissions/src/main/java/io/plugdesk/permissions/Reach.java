package io.plugdesk.permissions;

import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * How far a plugin may reach whatever it declares: the public network, and what the operator has
 * named.
 *
 * <p>A tenant's admin is not the house's operator: an address of his must not lead to the house's
 * own Solr or to a metadata service of the cloud. The address is looked up here and again by the
 * client; between the two, Java keeps it for 30 seconds, so that a name server cannot answer first
 * so and then otherwise.
 *
 * @param named HOST:PORT of inner services that may be asked; HOST:* for all ports of a host
 * @param file names more of them; read when an address leads inside, so that it counts at once
 */
record Reach(Set<String> named, Path file) {
  static final String VARIABLE = "PLUGDESK_INNER_HOSTS";

  static Reach ofThisHouse() {
    var home = Path.of(System.getProperty("plugdesk.home", "data"));
    return new Reach(
        words(System.getenv().getOrDefault(VARIABLE, "")), home.resolve("inner-hosts"));
  }

  private static Set<String> words(String text) {
    return Set.copyOf(
        Stream.of(text.toLowerCase(Locale.ROOT).split("[,\\s]+")).distinct().toList());
  }

  /**
   * Lets an address pass.
   *
   * @param address where a request goes
   * @param setting the setting that it comes from, or other words for the beginning of a sentence
   * @throws PlugdeskException MISCONFIGURED when it leads inside, TRANSIENT when it leads nowhere
   */
  void check(WebAddress address, String setting) {
    if (isNamed(address, named)) {
      return;
    }
    try {
      if (Stream.of(Lookup.addresses(address.host())).anyMatch(Reach::isInner)
          && !isNamed(address, inFile())) {
        throw new PlugdeskException(
            Kind.MISCONFIGURED,
            "%s leads to %s, an inner address; only the operator can allow it, by %s or the file inner-hosts"
                .formatted(setting, address, VARIABLE));
      }
    } catch (UnknownHostException e) {
      throw new PlugdeskException(
          Kind.TRANSIENT,
          "%s names the host %s, for which no address is found: check it, or the name server"
              .formatted(setting, address.host()),
          e);
    }
  }

  private static boolean isNamed(WebAddress address, Set<String> names) {
    return names.contains(address.toString()) || names.contains(address.host() + ":*");
  }

  /** A file that is missing or cannot be read names nothing. */
  private Set<String> inFile() {
    try {
      return words(Files.readString(file));
    } catch (IOException e) {
      return Set.of();
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
}
