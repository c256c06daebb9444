/** What the house counts and times, as Prometheus reads it. */
package io.plugdesk.insight;
