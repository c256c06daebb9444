/** Who the tenants are and what they have switched on. */
@Export
@Version("1.0.0")
package io.plugdesk.desk.tenants;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
