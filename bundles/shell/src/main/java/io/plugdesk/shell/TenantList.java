package io.plugdesk.shell;

import java.util.List;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Lists the tenants. */
@Service
@Command(
    scope = "tenant",
    name = "list",
    description = "List the tenants",
    detailedDescription = "Lists all tenants by slug. Example: tenant:list --json")
public final class TenantList extends HouseAction {
  @Override
  void run(Output output) {
    var all = tenants.list();
    if (output.json()) {
      output.value(all.stream().map(TenantView::of).toList());
    } else if (all.isEmpty()) {
      output.line("There are no tenants. Create one: tenant:create acme \"Acme Outdoor\"");
    } else {
      output.table(
          List.of("SLUG", "NAME", "ID", "CREATED"),
          all.stream()
              .map(
                  tenant ->
                      List.of(
                          tenant.context().slug(),
                          tenant.name(),
                          tenant.context().tenantId(),
                          Times.shown(tenant.createdAt())))
              .toList());
    }
  }
}
