/**
 * Contract suites for plugins: extend the suite of your seam, give it your plugin, and every rule
 * of the seam's javadoc that a test can hold is a test of yours.
 */
@Export
@Version("1.0.0")
package io.plugdesk.testkit;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
