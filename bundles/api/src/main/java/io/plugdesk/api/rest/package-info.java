/** How a plugin contributes a REST resource. */
@Export
@Version("1.1.0")
package io.plugdesk.api.rest;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
