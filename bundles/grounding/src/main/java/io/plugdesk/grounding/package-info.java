/** Finds the evidence for a question: rewriting, retrieval, fusion, confidence. */
package io.plugdesk.grounding;
