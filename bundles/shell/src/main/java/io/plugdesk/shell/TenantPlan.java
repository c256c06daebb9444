package io.plugdesk.shell;

import io.plugdesk.desk.editions.Plan;
import io.plugdesk.desk.editions.Wish;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Says what a change of a tenant's features comes to. */
@Service
@Command(
    scope = "tenant",
    name = "plan",
    description = "Say which plugins a change of a tenant's features comes to",
    detailedDescription =
        "Plans which plugins would be switched on and off for a tenant that is to have the features"
            + " with a + and not those with a -, or says what keeps it from being possible, and"
            + " ends with 1 then. Nothing changes. Without features it says whether all is there."
            + " Example: tenant:plan acme +chat -orders")
public final class TenantPlan extends PlanAction {
  @Override
  Plan plan(Wish wish) {
    return planning.plan(tenant(name).context(), wish);
  }

  @Override
  String end(String wish) {
    return "Nothing has changed: tenant:apply %s%s does it".formatted(name, wish);
  }
}
