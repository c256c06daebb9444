/** The embedded PostgreSQL. */
package io.plugdesk.launcher.postgres;
