/** Whether plugins can be replaced while people use them. */
package io.plugdesk.bench.upgrade;
