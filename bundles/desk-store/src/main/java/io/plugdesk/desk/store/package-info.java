/** Where rooms keep their rows: units of work bound to a tenant. */
@Export
@Version("1.0.0")
package io.plugdesk.desk.store;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
