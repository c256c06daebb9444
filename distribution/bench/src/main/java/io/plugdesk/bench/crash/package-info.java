/** What is lost when processes of the house are killed in the middle of their work. */
package io.plugdesk.bench.crash;
