/** Whether what is declared runs, however Karaf ended. */
package io.plugdesk.bench.kill;
