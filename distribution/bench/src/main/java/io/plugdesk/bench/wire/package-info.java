/** Requests to a house, and files to send to it. */
package io.plugdesk.bench.wire;
