/** Processes of the operating system: started, watched, identified and stopped. */
package io.plugdesk.launcher.process;
