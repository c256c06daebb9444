/** The streams of plugins, kept while versions come and go. */
package io.plugdesk.rest.kept;
