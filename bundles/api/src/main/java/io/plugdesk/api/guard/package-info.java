/** What may be said: guards, the texts they look at and their verdicts. */
@Export
@Version("1.0.0")
package io.plugdesk.api.guard;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
