package io.plugdesk.intake;

import io.plugdesk.intake.cut.Piece;

/**
 * A piece on its page.
 *
 * @param page the page's number, or null
 * @param piece the piece
 */
record Draft(Integer page, Piece piece) {}
