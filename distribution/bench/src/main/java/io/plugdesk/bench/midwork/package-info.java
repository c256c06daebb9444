/** Work that takes minutes, while plugins are replaced and Karaf is killed. */
package io.plugdesk.bench.midwork;
