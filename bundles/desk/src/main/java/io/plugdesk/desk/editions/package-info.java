/** Which features a tenant is to have, and which plugins that comes to. */
@Export
@Version("1.0.0")
package io.plugdesk.desk.editions;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
