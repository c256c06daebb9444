package io.plugdesk.api.secret;

import io.plugdesk.api.TenantContext;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Keeps the passwords and keys of each tenant; settings only name them.
 *
 * <p>Asked by plugins with a DS reference, from any number of threads, for as long as the plugin's
 * component is active. It takes a millisecond, for it reads a small file; so a secret is read when
 * it is used, and not kept. Empty means that the reference is blank: the tenant named no secret.
 * Throws {@link io.plugdesk.api.PlugdeskException} FORBIDDEN for a secret that the plugin did not
 * declare by {@link ReadsSecrets}, and MISCONFIGURED when the reference names none that can be
 * read; neither repeats the secret.
 */
@ProviderType
public interface Secrets {
  /**
   * Reads a secret.
   *
   * @param tenant whose secret it is, as the plugin was called with
   * @param reference {@code file:NAME}, as it stands in the tenant's setting; null is blank
   */
  Optional<String> read(TenantContext tenant, String reference);
}
