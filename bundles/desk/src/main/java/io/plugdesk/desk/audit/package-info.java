/** What happened, in order and unalterable. */
@Export
@Version("1.0.0")
package io.plugdesk.desk.audit;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
