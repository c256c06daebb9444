/** Fetches what the tenants' connectors bring, by one route for each. */
package io.plugdesk.routes.connectors;
