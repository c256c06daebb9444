/** Work that survives a crash. */
@Export
@Version("1.0.0")
package io.plugdesk.desk.jobs;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
