/** Small bundles that measurements put into the house. */
package io.plugdesk.bench.probe;
