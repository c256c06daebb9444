package io.plugdesk.rest.filter;

import io.plugdesk.desk.identity.Caller;
import io.plugdesk.rest.problem.Problem.Kind;
import io.plugdesk.rest.problem.Refusal;

/** Holds that a tenant named anywhere in a request is the tenant of the caller's token. */
final class TenantAgreement {
  private TenantAgreement() {}

  /**
   * Checks one name.
   *
   * @param caller the verified caller; an operator has no tenant and may name any
   * @param named a UUID or a slug
   */
  static void check(Caller caller, String named) {
    var tenant = caller.tenant();
    if (tenant == null || named == null) {
      return;
    }
    if (!named.equalsIgnoreCase(tenant.tenantId()) && !named.equals(tenant.slug())) {
      throw new Refusal(Kind.FORBIDDEN, "The request names another tenant than its token");
    }
  }
}
