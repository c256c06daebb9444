/** One life of the house, from the first process to the last. */
package io.plugdesk.launcher.run;
