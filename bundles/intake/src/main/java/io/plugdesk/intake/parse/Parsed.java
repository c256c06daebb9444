package io.plugdesk.intake.parse;

import java.util.List;

/**
 * A document as it was read.
 *
 * @param title the title that its content names, or null
 * @param blocks its blocks in order
 */
public record Parsed(String title, List<Block> blocks) {
  /** Copies the blocks. */
  public Parsed {
    blocks = List.copyOf(blocks);
  }
}
