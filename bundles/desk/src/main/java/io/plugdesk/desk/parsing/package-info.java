/** What is written in a file of any format. */
@Export
@Version("1.0.0")
package io.plugdesk.desk.parsing;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
