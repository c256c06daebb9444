/** Where routes end: documents on their way into a tenant's knowledge. */
package io.plugdesk.routes.documents;
