/** Whether a plugin can come and go again and again without a trace. */
package io.plugdesk.bench.cycles;
