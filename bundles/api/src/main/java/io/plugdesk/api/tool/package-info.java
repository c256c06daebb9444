/** What the assistant can do: tools, their specification, calls and results. */
@Export
@Version("1.0.0")
package io.plugdesk.api.tool;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
