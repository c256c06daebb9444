package io.plugdesk.intake;

/**
 * A page, or a part of a long one, as it is stored.
 *
 * @param ordinal its place among the stored ones, from 0
 * @param number its number in the file, or null
 * @param content its text as Markdown
 */
record StoredPage(int ordinal, Integer number, String content) {}
