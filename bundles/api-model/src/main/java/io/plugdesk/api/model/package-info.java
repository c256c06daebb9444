/**
 * Who thinks, who embeds and who scores: the seams for model providers, in LangChain4j's own types.
 */
@Export
@Version("1.1.0")
package io.plugdesk.api.model;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
