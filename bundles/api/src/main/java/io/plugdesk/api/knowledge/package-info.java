/** What the assistant knows: passages, the query that finds them and the index that holds them. */
@Export
@Version("1.1.0")
package io.plugdesk.api.knowledge;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
