/** Personal data that is not to be kept. */
@Export
@Version("1.0.0")
package io.plugdesk.desk.privacy;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
