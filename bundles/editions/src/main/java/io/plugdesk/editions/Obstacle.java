package io.plugdesk.editions;

/**
 * What keeps a plugin from serving a plan.
 *
 * @param reason what it is, as people read it
 * @param cure what to do about it
 */
record Obstacle(String reason, String cure) {}
