/** What a file is and what reading it gives. */
package io.plugdesk.parser.read;
