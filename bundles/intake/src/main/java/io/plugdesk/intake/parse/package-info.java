/** Reads plain text, Markdown and HTML into blocks under their headings. */
package io.plugdesk.intake.parse;
