/** Cuts blocks into passages that are no longer than the embedding model's window. */
package io.plugdesk.intake.cut;
