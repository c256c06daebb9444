/** What admins see of connectors and routes. */
package io.plugdesk.routes.rest;
