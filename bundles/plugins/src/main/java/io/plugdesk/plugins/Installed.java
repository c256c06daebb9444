package io.plugdesk.plugins;

import io.plugdesk.desk.plugins.PluginInfo;

/**
 * An installed plugin with its settings form.
 *
 * @param info what it is
 * @param form what there is to set
 * @param release its bundle
 */
record Installed(PluginInfo info, SettingsForm form, Release release) {}
