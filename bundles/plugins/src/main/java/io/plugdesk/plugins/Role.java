package io.plugdesk.plugins;

import java.util.Locale;

/** What a declared version does; the first is the strongest. */
enum Role {
  /** Takes new work. */
  SERVING,
  /** Takes the work of tenants whose rule names it. */
  BESIDE,
  /** Serves what keeps it, and goes when nothing does. */
  RETIRING;

  /** The word for it in the database. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Role of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
