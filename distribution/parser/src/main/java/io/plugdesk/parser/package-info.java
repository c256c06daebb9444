/** Turns one file after the other into Markdown; runs in a process of its own. */
package io.plugdesk.parser;
