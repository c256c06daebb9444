/** Reads HTML. */
package io.plugdesk.parser.web;
