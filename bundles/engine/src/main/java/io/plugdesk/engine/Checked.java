package io.plugdesk.engine;

/**
 * What guards make of a text.
 *
 * @param words what they leave of it
 * @param refused whether one of them refuses it
 * @param told what the customer is told then, possibly empty
 */
record Checked(String words, boolean refused, String told) {}
