/**
 * Which plugins there are, what is set for them, and which instance serves a tenant for how long.
 */
@Export
@Version("1.0.0")
package io.plugdesk.desk.plugins;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
