/** What a plugin that means harm can do, and what the house makes of it. */
package io.plugdesk.bench.hostile;
