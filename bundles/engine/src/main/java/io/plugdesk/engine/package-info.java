/** One message through the house: the inbox, the route of five steps, conversations. */
package io.plugdesk.engine;
