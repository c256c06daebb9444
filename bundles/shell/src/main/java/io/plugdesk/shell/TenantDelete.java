package io.plugdesk.shell;

import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import io.plugdesk.desk.tenants.Deletions;
import java.time.Duration;
import java.util.Map;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Deletes a tenant with everything it has. */
@Service
@Command(
    scope = "tenant",
    name = "delete",
    description = "Delete a tenant with everything it has",
    detailedDescription =
        "Deletes the tenant, its documents, conversations and settings, for ever, and waits for the"
            + " end; what a crash interrupts is done after the next start. Without --yes it "
            + "only says what would be deleted. Example: tenant:delete --yes acme")
public final class TenantDelete extends HouseAction {
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  @Reference Deletions deletions;

  @Argument(index = 0, name = "tenant", required = true, description = "Its slug or UUID")
  @Completion(TenantNames.class)
  String name;

  @Option(name = "--yes", description = "Really delete it")
  boolean yes;

  @Override
  void run(Output output) {
    var tenant = tenant(name);
    var slug = tenant.context().slug();
    if (!yes) {
      throw new PlugdeskException(
          Kind.REJECTED,
          ("Nothing was deleted. This deletes %s (%s) with all its documents, conversations and"
                  + " settings, for ever: if that is meant, tenant:delete --yes %s")
              .formatted(slug, tenant.name(), slug));
    }
    var deletion = deletions.delete(tenant.context(), actor(), PATIENCE);
    if (output.json()) {
      output.value(
          Map.of(
              "deleted",
              tenant.context().tenantId(),
              "finished",
              deletion.finished(),
              "removed",
              deletion.removed()));
    } else if (deletion.finished()) {
      output.line("%s Tenant %s deleted".formatted(output.mark(true), slug));
      deletion.removed().forEach(removed -> output.line("  " + removed));
    } else {
      output.line(
          "%s Tenant %s is unknown from now on; its data still goes, which ends by itself, also after a restart"
              .formatted(output.mark(true), slug));
    }
  }
}
