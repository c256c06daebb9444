package io.plugdesk.routes.connectors;

import io.plugdesk.api.connector.Cursor;

/**
 * How far a round has come.
 *
 * @param holder the name of the round: whoever takes the next one over has another
 * @param cursor where the next page begins
 * @param whole whether the round, or the one it goes on with, began at the start
 * @param failures how many rounds have failed one after the other
 */
record Progress(String holder, Cursor cursor, boolean whole, int failures) {}
