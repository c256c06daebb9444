/** How a plugin calls other machines. */
@Export
@Version("1.0.0")
package io.plugdesk.api.net;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
