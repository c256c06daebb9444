package io.plugdesk.shell;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Creates a tenant. */
@Service
@Command(
    scope = "tenant",
    name = "create",
    description = "Create a tenant",
    detailedDescription =
        "Creates a tenant with the default plugins. Example: tenant:create acme \"Acme Outdoor\"")
public final class TenantCreate extends HouseAction {
  @Argument(
      index = 0,
      name = "slug",
      required = true,
      description = "Its short name in addresses: 2 to 40 lower-case letters, digits and hyphens")
  String slug;

  @Argument(index = 1, name = "name", description = "Its name as people read it")
  String name;

  @Option(name = "--config", description = "Its settings, a JSON object")
  String config = "{}";

  @Override
  void run(Output output) {
    var tenant = tenants.create(slug, name == null ? slug : name, config, actor());
    if (output.json()) {
      output.value(TenantView.of(tenant));
    } else {
      output.line(
          "%s Tenant %s created, id %s"
              .formatted(
                  output.mark(true),
                  output.bold(tenant.context().slug()),
                  tenant.context().tenantId()));
      output.line(output.faint("  Next: knowledge:add " + slug + " FILE"));
      output.line(
          output.faint("        plugin:enable " + slug + " channel.web, for its chat page"));
    }
  }
}
