package io.plugdesk.engine;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;

/** Mints ids that sort by time (UUID version 7, RFC 9562). */
final class Ids {
  private static final TimeBasedEpochGenerator GENERATOR = Generators.timeBasedEpochGenerator();

  private Ids() {}

  static String next() {
    return GENERATOR.generate().toString();
  }
}
