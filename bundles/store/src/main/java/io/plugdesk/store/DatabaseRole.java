package io.plugdesk.store;

import java.util.Locale;

/** The three PostgreSQL roles of the house. */
enum DatabaseRole {
  /** Owns the schemas and migrates them. */
  OWNER,
  /** Does the work of tenants; row-level security applies to it. */
  APP,
  /** Does the work of the house itself, on tables marked for it. */
  HOUSE;

  /** The role's name in PostgreSQL. */
  String role() {
    return "plugdesk_" + name().toLowerCase(Locale.ROOT);
  }

  /** The file of its password below the folder of keys. */
  String keyFile() {
    return "postgres-" + name().toLowerCase(Locale.ROOT);
  }
}
