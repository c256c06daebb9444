/** Which language a text is in. */
@Export
@Version("1.0.0")
package io.plugdesk.desk.language;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
