/** What ten thousand tenants of one plugin cost. */
package io.plugdesk.bench.instances;
