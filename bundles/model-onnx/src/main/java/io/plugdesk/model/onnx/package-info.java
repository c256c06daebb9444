/**
 * Embeds and scores text within the house's own process, with small English models that it carries.
 */
package io.plugdesk.model.onnx;
