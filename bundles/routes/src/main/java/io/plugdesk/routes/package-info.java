/** The one Camel context of the house, and what is plugged into it. */
package io.plugdesk.routes;
