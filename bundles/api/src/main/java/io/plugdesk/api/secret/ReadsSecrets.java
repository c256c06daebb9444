package io.plugdesk.api.secret;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.osgi.annotation.bundle.Attribute;
import org.osgi.annotation.bundle.Capability;

/**
 * Put on a plugin's class: the secrets that the plugin reads from {@link Secrets}.
 *
 * <p>The build writes them into the bundle's manifest, where an operator sees them before the
 * plugin runs. What is not named here is refused and put into the audit trail.
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
@Capability(namespace = "plugdesk.secret", effective = "active")
public @interface ReadsSecrets {
  /**
   * {@code setting:api_key_ref} for whatever secret the tenant names in that setting, or a secret
   * of a fixed name such as {@code file:relay}, in the tenant's own folder.
   */
  @Attribute("plugdesk.secret")
  String[] value();
}
