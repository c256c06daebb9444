/** The commands, one class each. */
package io.plugdesk.launcher.command;
