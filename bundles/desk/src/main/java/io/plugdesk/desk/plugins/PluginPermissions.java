package io.plugdesk.desk.plugins;

import java.time.Instant;
import java.util.List;

/**
 * What plugins ask for by their annotations and references, and what they were refused.
 *
 * <p>Called from any thread; a millisecond, for nothing but memory is read. A plugin that is not in
 * the house has asked for nothing. Throws nothing.
 */
public interface PluginPermissions {
  /**
   * What each version that is in the house asks for, the latest first.
   *
   * @param plugin the plugin's id
   */
  List<Asked> of(String plugin);

  /**
   * What a version asks for; a reference to an interface that is not of the api is asked for in
   * vain.
   *
   * @param version the version of its bundle
   * @param hosts the hosts that it calls, as {@link io.plugdesk.api.net.CallsHosts} writes them
   * @param secrets the secrets that it reads, as {@link io.plugdesk.api.secret.ReadsSecrets} writes
   *     them
   * @param services the interfaces of the services that it refers to, by name
   * @param refusals what it was refused on this node within the last hour, the latest first
   */
  record Asked(
      String version,
      List<String> hosts,
      List<String> secrets,
      List<String> services,
      List<Refusal> refusals) {
    /** Copies the lists. */
    public Asked {
      hosts = List.copyOf(hosts);
      secrets = List.copyOf(secrets);
      services = List.copyOf(services);
      refusals = List.copyOf(refusals);
    }
  }

  /**
   * Something that a version may not use, since it did not ask for it.
   *
   * @param what {@code host} or {@code secret}
   * @param which the host with its port, or the reference of the secret; never the secret
   * @param time when it was refused; the same is noted once an hour
   */
  record Refusal(String what, String which, Instant time) {}
}
