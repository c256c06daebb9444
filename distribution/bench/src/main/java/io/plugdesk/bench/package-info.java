/** Measures a running house from outside: how fast it answers, and how well. */
package io.plugdesk.bench;
