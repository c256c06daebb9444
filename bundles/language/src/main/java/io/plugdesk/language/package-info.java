/** Tells which language a question or a document is in. */
package io.plugdesk.language;
