/** Embeds text within the house's own process, with a small English model that it carries. */
package io.plugdesk.model.onnx;
