/** The chat on a web page: the widget, what it calls, and the stream of a conversation. */
package io.plugdesk.channel.web;
