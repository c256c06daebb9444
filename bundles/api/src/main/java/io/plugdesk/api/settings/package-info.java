/** What a plugin says about its settings beyond their form. */
@Export
@Version("1.0.0")
package io.plugdesk.api.settings;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
