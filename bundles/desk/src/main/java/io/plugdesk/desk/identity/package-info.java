/** Who calls: verified tokens, roles and limits. */
@Export
@Version("1.0.0")
package io.plugdesk.desk.identity;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
