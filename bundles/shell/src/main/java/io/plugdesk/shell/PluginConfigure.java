package io.plugdesk.shell;

import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import java.util.List;
import java.util.Set;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Changes the settings of a plugin that is on. */
@Service
@Command(
    scope = "plugin",
    name = "configure",
    description = "Change the settings of a plugin for a tenant",
    detailedDescription =
        "Changes single settings of a plugin that is on; the others stay. plugin:info shows what"
            + " there is to set. Example: plugin:configure --unset time_zone acme clock")
public final class PluginConfigure extends PluginAction {
  @Option(
      name = "--unset",
      multiValued = true,
      description = "A setting that goes back to its default")
  List<String> unset;

  @Argument(index = 0, name = "tenant", required = true, description = "Its slug or UUID")
  @Completion(TenantNames.class)
  String name;

  @Argument(
      index = 1,
      name = "plugin",
      required = true,
      description = "Its id, or the end of it where that is unique")
  @Completion(PluginNames.class)
  String plugin;

  @Argument(index = 2, name = "key=value", multiValued = true, description = "What changes")
  @Completion(PluginKeys.class)
  List<String> values;

  @Override
  void run(Output output) {
    var id = plugin(plugin);
    var removed = unset == null ? Set.<String>of() : Set.copyOf(unset);
    if (removed.isEmpty() && (values == null || values.isEmpty())) {
      throw new PlugdeskException(
          Kind.REJECTED, "Nothing is to change: write key=value, or --unset key");
    }
    if (on(name, id).isEmpty()) {
      throw new PlugdeskException(
          Kind.REJECTED,
          "%s is not on for %s: switch it on with plugin:enable %s %s"
              .formatted(id, name, name, plugin));
    }
    change(output, name, id, values, removed);
  }
}
