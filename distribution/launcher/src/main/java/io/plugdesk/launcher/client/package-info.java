/** How the launcher talks to the running house. */
package io.plugdesk.launcher.client;
