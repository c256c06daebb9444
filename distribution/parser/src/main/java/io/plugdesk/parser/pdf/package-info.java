/** Reads PDF page by page. */
package io.plugdesk.parser.pdf;
