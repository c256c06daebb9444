/** Where people write: channels, their messages and the replies that stream back. */
@Export
@Version("1.0.0")
package io.plugdesk.api.channel;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
