package io.plugdesk.plugins;

import io.plugdesk.desk.plugins.PluginInfo;
import io.plugdesk.desk.plugins.PluginSetting;
import java.util.HashMap;
import java.util.Map;

/**
 * An installed plugin with its settings form.
 *
 * @param info what it is
 * @param form what there is to set
 * @param release its bundle
 * @param checks what is wrong though the form allows it
 */
record Installed(PluginInfo info, SettingsForm form, Release release, SettingsChecks checks) {
  /**
   * Passes when settings can be right.
   *
   * @param settings values by the name of their setting, as JSON has them
   * @throws io.plugdesk.api.PlugdeskException REJECTED, naming the setting that is wrong
   */
  void check(Map<String, Object> settings) {
    var given = new HashMap<>(form.properties(settings));
    form.settings().stream()
        .filter(setting -> isLeftOut(setting, given.get(setting.id())))
        .forEach(setting -> given.remove(setting.id()));
    checks
        .complaints(given)
        .forEach(
            (setting, reason) -> {
              throw form.wrong(setting, reason);
            });
  }

  /** Empty is what the form itself has for it. */
  private static boolean isLeftOut(PluginSetting setting, Object value) {
    return "".equals(value)
        && !setting.required()
        && setting.defaults().stream().allMatch(String::isEmpty);
  }
}
