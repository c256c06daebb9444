/** The whole house in one archive, and back. */
package io.plugdesk.launcher.backup;
