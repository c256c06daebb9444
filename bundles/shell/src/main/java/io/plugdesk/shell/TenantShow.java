package io.plugdesk.shell;

import io.plugdesk.desk.tenants.Features;
import java.util.LinkedHashMap;
import java.util.List;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Shows a tenant and what it has switched on. */
@Service
@Command(
    scope = "tenant",
    name = "show",
    description = "Show a tenant and what it has switched on",
    detailedDescription =
        "Shows one tenant; secrets of its plugins stay hidden. Example: tenant:show acme")
public final class TenantShow extends HouseAction {
  @Reference Features features;

  @Argument(index = 0, name = "tenant", required = true, description = "Its slug or UUID")
  @Completion(TenantNames.class)
  String name;

  @Override
  void run(Output output) {
    var tenant = tenant(name);
    var on = features.list(tenant.context());
    if (output.json()) {
      var shown = new LinkedHashMap<String, Object>();
      shown.put("tenant", TenantView.of(tenant));
      shown.put("plugins", on.stream().map(feature -> feature.plugin()).toList());
      output.value(shown);
      return;
    }
    output.table(
        List.of("TENANT", tenant.context().slug()),
        List.of(
            List.of("name", tenant.name()),
            List.of("id", tenant.context().tenantId()),
            List.of("created", Times.shown(tenant.createdAt())),
            List.of("changed", Times.shown(tenant.updatedAt())),
            List.of("settings", tenant.configJson())));
    output.line("");
    output.table(
        List.of("PLUGIN", "REVISION"),
        on.stream()
            .map(feature -> List.of(feature.plugin(), Integer.toString(feature.revision())))
            .toList());
  }
}
