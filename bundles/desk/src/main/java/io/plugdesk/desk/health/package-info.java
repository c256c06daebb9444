/** Whether the parts of the house are ready. */
@Export
@Version("1.0.0")
package io.plugdesk.desk.health;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
