/** Whether the house stays the same over time. */
package io.plugdesk.bench.steady;
