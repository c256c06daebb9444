/** A bundle that counts what happens in the framework, and what the process holds. */
package io.plugdesk.bench.probe.held;
