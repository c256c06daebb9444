package io.plugdesk.desk.tenants;

/**
 * A plugin that a tenant has switched on, with its settings.
 *
 * @param plugin the plugin's id (its PID)
 * @param revision the number of these settings, from 1; a change makes the next one
 * @param settingsJson the settings, a JSON object as text; secrets are references
 */
public record Feature(String plugin, int revision, String settingsJson) {}
