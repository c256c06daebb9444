package io.plugdesk.api.stream;

import io.plugdesk.api.TenantContext;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The streams of a plugin, kept by the house: while one version of the plugin takes over from
 * another, both tell into the same streams, and what was told is there for readers who come back.
 *
 * <p>Called by plugins from any thread; a look-up in memory. Never returns null: a stream is made
 * when it is first asked for, and forgotten ten minutes after its last use. What other plugins tell
 * under the same name is another stream. Throws nothing.
 */
@ProviderType
public interface EventStreams {
  /**
   * A stream of the plugin that asks.
   *
   * @param tenant the tenant to whom it belongs
   * @param name its name, such as the id of a conversation
   */
  EventStream of(TenantContext tenant, String name);
}
