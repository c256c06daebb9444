package io.plugdesk.permissions;

import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import io.plugdesk.api.TenantContext;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What one plugin may use; the rest is refused and recorded.
 *
 * @param plugin the plugin
 * @param settings what tenants have set for it
 * @param reach how far it may reach whatever it declares
 * @param refusals where a refusal is recorded
 */
record Grants(Plugin plugin, Settings settings, Reach reach, Refusals refusals) {
  /**
   * Lets a request pass.
   *
   * @throws PlugdeskException FORBIDDEN when the host was not declared, MISCONFIGURED when the
   *     address is none or leads inside
   */
  void checkHost(TenantContext tenant, URI uri) {
    var address =
        WebAddress.of(uri)
            .orElseThrow(
                () ->
                    new PlugdeskException(
                        Kind.MISCONFIGURED,
                        "%sa request goes to no http or https address of a host: correct it"
                            .formatted(settingsOf(plugin.hosts()))));
    var rule =
        allowing(
            tenant,
            plugin.hosts(),
            address::matches,
            value -> WebAddress.of(value).filter(address::equals).isPresent());
    if (rule.isEmpty()) {
      throw refused(
          tenant,
          "host",
          address.toString(),
          "%s calls %s, which it did not declare: its maker names the host in @CallsHosts%s"
              .formatted(plugin, address, orSetting(plugin.hosts())));
    }
    var setting = rule.get().setting();
    reach.check(address, setting.isEmpty() ? "What the plugin declared" : setting);
  }

  /**
   * Lets a secret be read, and tells the setting that names it, or else the reference. A tenant
   * that does not have the plugin is asked for none, whatever its name.
   *
   * @throws PlugdeskException FORBIDDEN when the secret was not declared
   */
  String checkSecret(TenantContext tenant, String reference) {
    var words = settings.isOn(plugin, tenant.tenantId()) ? plugin.secrets() : List.<String>of();
    var rule = allowing(tenant, words, reference::equals, reference::equals);
    if (rule.isEmpty()) {
      var shown = SecretFolder.isReference(reference) ? reference : "a secret without a name";
      throw refused(
          tenant,
          "secret",
          shown,
          "%s reads %s, which it did not declare: its maker names the secret in @ReadsSecrets%s"
              .formatted(plugin, shown, orSetting(plugin.secrets())));
    }
    return rule.get().setting().isEmpty() ? reference : rule.get().setting();
  }

  private Optional<Rule> allowing(
      TenantContext tenant, List<String> words, Predicate<String> named, Predicate<String> set) {
    return words.stream()
        .map(Rule::new)
        .filter(
            rule ->
                rule.allows(
                    settings.of(plugin, tenant.tenantId(), rule.setting()).stream(), named, set))
        .findFirst();
  }

  private PlugdeskException refused(
      TenantContext tenant, String what, String which, String message) {
    refusals.record(
        new Refusals.Refusal(
            plugin, tenant, settings.isOn(plugin, tenant.tenantId()), what, which));
    return new PlugdeskException(Kind.FORBIDDEN, message);
  }

  /** What a tenant's admin can do, where the plugin leaves it to a setting. */
  private static String orSetting(List<String> words) {
    var names = settingsOf(words);
    return names.isEmpty()
        ? ""
        : ", or the tenant's admin in the setting " + names.replace(": ", "");
  }

  private static String settingsOf(List<String> words) {
    var names = words.stream().map(word -> new Rule(word).setting()).filter(n -> !n.isEmpty());
    var joined = String.join(" or ", names.toList());
    return joined.isEmpty() ? "" : joined + ": ";
  }
}
