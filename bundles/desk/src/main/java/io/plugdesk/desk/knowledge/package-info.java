/** What a tenant knows: documents in, evidence out. */
@Export
@Version("1.0.0")
package io.plugdesk.desk.knowledge;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
