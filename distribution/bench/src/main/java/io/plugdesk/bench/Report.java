package io.plugdesk.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;

/** Prints what was measured. */
final class Report {
  static final ObjectMapper JSON = new ObjectMapper();

  private Report() {}

  /** Prints the one line of JSON with which every measurement ends. */
  static void print(Map<String, Object> figures) {
    try {
      System.out.println(JSON.writeValueAsString(figures));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Figures cannot be written as JSON", e);
    }
  }

  /** Says what goes on; apart from the result, on standard error. */
  static void say(String format, Object... values) {
    System.err.printf(format + "%n", values);
  }

  /** A figure with three decimals. */
  static double round(double value) {
    return Math.round(value * 1000) / 1000.0;
  }
}
