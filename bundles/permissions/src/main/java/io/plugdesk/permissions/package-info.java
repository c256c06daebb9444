/** What a plugin may use: the hosts, secrets and services that it declared. */
package io.plugdesk.permissions;
