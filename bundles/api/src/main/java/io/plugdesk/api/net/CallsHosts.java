package io.plugdesk.api.net;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.osgi.annotation.bundle.Attribute;
import org.osgi.annotation.bundle.Capability;

/**
 * Put on a plugin's class: the hosts that the plugin calls through {@link Outbound}.
 *
 * <p>The build writes them into the bundle's manifest, where an operator sees them before the
 * plugin runs. What is not named here is refused and put into the audit trail.
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
@Capability(namespace = "plugdesk.host", effective = "active")
public @interface CallsHosts {
  /**
   * A host such as {@code api.example.com}, all hosts below one such as {@code *.example.com}, one
   * port of a host such as {@code api.example.com:8443}, or {@code setting:base_url} for the host
   * and port of the address in that setting of the tenant's.
   */
  @Attribute("plugdesk.host")
  String[] value();
}
