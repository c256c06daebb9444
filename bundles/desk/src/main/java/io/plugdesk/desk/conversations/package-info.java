/** One question in, one answer out, over any channel. */
@Export
@Version("1.0.0")
package io.plugdesk.desk.conversations;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
