package io.plugdesk.permissions;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The settings of one tenant. */
record FixedSettings(String tenantId, Map<String, String> values) implements Settings {
  @Override
  public List<String> of(Plugin plugin, String tenant, String setting) {
    return tenant.equals(tenantId) ? Stream.ofNullable(values.get(setting)).toList() : List.of();
  }

  @Override
  public boolean isOn(Plugin plugin, String tenant) {
    return tenant.equals(tenantId);
  }

  @Override
  public void forget(Plugin plugin) {}
}
