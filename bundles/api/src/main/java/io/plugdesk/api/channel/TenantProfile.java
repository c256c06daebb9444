package io.plugdesk.api.channel;

import io.plugdesk.api.TenantContext;
import java.util.List;

/**
 * What a visitor may see of a tenant.
 *
 * @param tenant the tenant
 * @param name its name as people read it
 * @param accent its colour as a CSS hexadecimal colour, or null
 * @param greeting the first words of an empty conversation, or null
 * @param quickReplies questions that are offered in an empty conversation, possibly none
 * @param quotes whether its assistant only quotes the help centre, word for word
 */
public record TenantProfile(
    TenantContext tenant,
    String name,
    String accent,
    String greeting,
    List<String> quickReplies,
    boolean quotes) {
  /** Copies the quick replies. */
  public TenantProfile {
    quickReplies = List.copyOf(quickReplies);
  }
}
