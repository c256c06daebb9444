/** A bundle that tells its version. */
package io.plugdesk.bench.probe.echo;
