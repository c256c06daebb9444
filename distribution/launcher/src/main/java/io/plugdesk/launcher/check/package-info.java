/** What is looked at before a start and by the doctor. */
package io.plugdesk.launcher.check;
