/** Reads e-mail. */
package io.plugdesk.parser.mail;
