/** Writes Markdown. */
package io.plugdesk.parser.markdown;
