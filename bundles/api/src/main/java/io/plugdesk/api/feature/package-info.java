/** What a plugin is good for, and what it cannot do without. */
@Export
@Version("1.0.0")
package io.plugdesk.api.feature;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
