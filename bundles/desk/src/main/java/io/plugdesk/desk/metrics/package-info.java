/** What the house counts and times. */
@Export
@Version("1.0.0")
package io.plugdesk.desk.metrics;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
