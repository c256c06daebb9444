/**
 * The words every plugin shares: the tenant it works for, and the one exception that crosses a
 * seam.
 */
@Export
@Version("1.0.0")
package io.plugdesk.api;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
