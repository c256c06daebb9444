/** Reads plain text, Markdown and CSV. */
package io.plugdesk.parser.text;
