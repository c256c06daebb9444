/** Bytes that the house keeps for a tenant. */
@Export
@Version("1.0.0")
package io.plugdesk.desk.files;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
