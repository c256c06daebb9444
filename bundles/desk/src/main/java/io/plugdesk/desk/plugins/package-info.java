/** Which plugin instances serve a tenant, and for how long one is held. */
@Export
@Version("1.0.0")
package io.plugdesk.desk.plugins;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
