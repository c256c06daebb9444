package io.plugdesk.shell;

import io.plugdesk.api.PlugdeskException;
import io.plugdesk.desk.plugins.Installations;
import io.plugdesk.desk.plugins.PluginSetting;
import io.plugdesk.desk.plugins.PluginSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.CommandLine;
import org.apache.karaf.shell.api.console.Completer;
import org.apache.karaf.shell.api.console.Session;

/** Completes the settings of the plugin that stands before them, and the values of a choice. */
@Service
public final class PluginKeys implements Completer {
  @Reference Installations installations;
  @Reference PluginSettings settings;

  @Override
  public int complete(Session session, CommandLine line, List<String> candidates) {
    var typed = line.getCursorArgument();
    var begun = typed == null ? "" : typed.substring(0, line.getArgumentPosition());
    var found = new ArrayList<String>();
    Stream.of(line.getArguments())
        .limit(line.getCursorArgumentIndex())
        .flatMap(this::form)
        .flatMap(PluginKeys::choices)
        .filter(choice -> choice.startsWith(begun))
        .distinct()
        .forEach(found::add);
    candidates.addAll(found);
    return found.isEmpty() ? -1 : line.getBufferPosition() - line.getArgumentPosition();
  }

  private Stream<PluginSetting> form(String word) {
    try {
      return settings
          .form(PluginNames.resolved(word, installations.list()))
          .map(List::stream)
          .orElseGet(Stream::empty);
    } catch (PlugdeskException noPlugin) {
      return Stream.empty();
    }
  }

  private static Stream<String> choices(PluginSetting setting) {
    var key = setting.id() + "=";
    return Stream.concat(
        Stream.of(key), setting.options().stream().map(option -> key + option.value()));
  }
}
