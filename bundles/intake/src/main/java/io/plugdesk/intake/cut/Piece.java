package io.plugdesk.intake.cut;

/**
 * A passage before it has ids.
 *
 * @param section the path of headings above it
 * @param text its text
 * @param page the number of the page on which it begins, or null
 * @param lastPage the number of the page on which it ends, or null
 */
public record Piece(String section, String text, Integer page, Integer lastPage) {}
