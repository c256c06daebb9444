/** What the house and its parser say to one another over the parser's standard streams. */
package io.plugdesk.parsing.wire;
