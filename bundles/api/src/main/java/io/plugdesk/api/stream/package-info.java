/** Streams of events to which readers come back, and which outlive the version that told them. */
@Export
@Version("1.0.0")
package io.plugdesk.api.stream;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
