package io.plugdesk.shell;

import io.plugdesk.desk.editions.Plan;
import io.plugdesk.desk.editions.Wish;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Changes a tenant's features, and switches plugins on and off for it. */
@Service
@Command(
    scope = "tenant",
    name = "apply",
    description = "Change a tenant's features, and switch plugins on and off for it",
    detailedDescription =
        "Does what tenant:plan says for the same features: all of it, or nothing where it is"
            + " impossible or a step fails. Example: tenant:apply acme +chat -orders")
public final class TenantApply extends PlanAction {
  @Override
  Plan plan(Wish wish) {
    return planning.apply(tenant(name).context(), wish, actor());
  }

  @Override
  String end(String wish) {
    return "That is how it is for %s now".formatted(name);
  }
}
