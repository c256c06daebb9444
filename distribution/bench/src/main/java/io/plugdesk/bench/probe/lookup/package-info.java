/** A bundle that times the directory of plugins. */
package io.plugdesk.bench.probe.lookup;
