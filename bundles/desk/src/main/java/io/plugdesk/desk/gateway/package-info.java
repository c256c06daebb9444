/** Every call to a model goes through here. */
@Export
@Version("1.1.0")
package io.plugdesk.desk.gateway;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
