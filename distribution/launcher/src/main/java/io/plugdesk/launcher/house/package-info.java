/** Where the house lies: its folders, ports, keys and what is known of the running one. */
package io.plugdesk.launcher.house;
