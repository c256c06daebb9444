package io.plugdesk.api.connector;

import java.util.Objects;

/**
 * How far a connector has come; the house keeps it and looks into it nowhere.
 *
 * @param value what the connector wrote, at most a mebibyte; empty at the beginning
 */
public record Cursor(String value) {
  /** The beginning: nothing has been fetched yet. */
  public static final Cursor START = new Cursor("");

  /** Refuses null. */
  public Cursor {
    Objects.requireNonNull(value, "value");
  }
}
