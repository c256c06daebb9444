/** The house's own commands: tenants, what they know, and a question. */
package io.plugdesk.shell;
