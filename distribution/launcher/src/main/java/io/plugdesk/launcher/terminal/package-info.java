/** What a person sees in the terminal. */
package io.plugdesk.launcher.terminal;
