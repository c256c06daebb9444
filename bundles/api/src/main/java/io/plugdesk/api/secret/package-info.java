/** How a plugin comes by a tenant's passwords and keys. */
@Export
@Version("1.0.0")
package io.plugdesk.api.secret;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
