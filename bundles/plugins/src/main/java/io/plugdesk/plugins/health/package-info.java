/**
 * How the versions of plugins behave, which of them get no work, and how much each may do at once.
 */
package io.plugdesk.plugins.health;
