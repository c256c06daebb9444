package io.plugdesk.shell;

import io.plugdesk.desk.plugins.PluginChange;
import io.plugdesk.desk.plugins.PluginChange.Leaving;
import io.plugdesk.desk.plugins.PluginChanges;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A clock that goes from 1.1.0 to 1.0.0 whatever is ordered, and remembers the orders. */
final class FakeChanges implements PluginChanges {
  final List<String> orders = new ArrayList<>();
  String to = "1.0.0";
  String beside = "";
  long pins;
  int rules;

  boolean ended;

  @Override
  public PluginChange install(Path jar, boolean beside, Order order) {
    try {
      var where = beside ? " beside" : "";
      return change("install " + Files.readString(jar) + where, order);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public PluginChange upgrade(String plugin, String version, Order order) {
    return change("upgrade " + plugin + " " + version, order);
  }

  @Override
  public PluginChange rollback(String plugin, Order order) {
    return change("rollback " + plugin, order);
  }

  @Override
  public PluginChange remove(String plugin, String version, Order order) {
    return change("remove " + plugin + " " + version, order);
  }

  @Override
  public List<String> kept(String plugin) {
    return List.of("1.0.0", "1.1.0");
  }

  private PluginChange change(String what, Order order) {
    orders.add(what + " by " + order.actor() + (order.dryRun() ? ", dry" : ""));
    return new PluginChange(
        FakePlugins.CLOCK,
        "1.1.0",
        to,
        !to.isEmpty(),
        beside,
        List.of(new Leaving("1.1.0", "clock.jar", true, 2, pins, rules, ended)),
        !order.dryRun());
  }
}
