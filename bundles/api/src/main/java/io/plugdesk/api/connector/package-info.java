/** How a plugin brings documents in from where they are kept. */
@Export
@Version("1.0.0")
package io.plugdesk.api.connector;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
