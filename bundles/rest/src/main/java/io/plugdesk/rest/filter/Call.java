package io.plugdesk.rest.filter;

import java.util.List;
import java.util.Set;

/**
 * What the gatekeeper needs to know of a request.
 *
 * @param path the path as sent
 * @param authorization the header of that name, or null
 * @param origin the web origin that a browser names, or null
 * @param address the remote address
 * @param allowed the roles that the operation allows; none when it names none
 * @param tenants the tenants that header, path and query name, by UUID or slug
 */
public record Call(
    String path,
    String authorization,
    String origin,
    String address,
    Set<String> allowed,
    List<String> tenants) {
  /** Copies the roles and the tenants. */
  public Call {
    allowed = Set.copyOf(allowed);
    tenants = List.copyOf(tenants);
  }
}
