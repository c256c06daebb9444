package io.plugdesk.plugins;

/**
 * A bundle whose bytes are kept.
 *
 * @param artifact the bundle
 * @param ran whether it served at any time
 */
record Recorded(Artifact artifact, boolean ran) {}
