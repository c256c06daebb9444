package io.plugdesk.intake.cut;

/**
 * A passage before it has ids.
 *
 * @param section the path of headings above it
 * @param text its text
 */
public record Piece(String section, String text) {}
