package io.plugdesk.itest;

import java.util.UUID;

/**
 * Somebody who calls: a person with one role in one tenant, and what is that person's own.
 *
 * @param household the tenant with its data
 * @param role the role of the token
 * @param person tells people of the same role apart
 */
record Seat(Household household, String role, String person) {
  static final String OPERATOR = "operator";
  static final String VISITOR = "visitor";

  String token() throws Exception {
    return household.token(role, person);
  }

  /** The same role at another tenant. */
  Seat at(Household other) {
    return new Seat(other, role, person);
  }

  /** Another person of the same role at the same tenant. */
  Seat colleague() {
    return new Seat(household, role, person + "-colleague");
  }

  Canaries canaries() {
    return household.canaries();
  }

  /** A conversation of this very person, in which a canary was said. */
  String conversation() throws Exception {
    return household.conversation(role, person);
  }

  /** The message that opened {@link #conversation()}. */
  String message() throws Exception {
    return household.message(role, person);
  }

  String newMessage() {
    return UUID.randomUUID().toString();
  }

  @Override
  public String toString() {
    return person + " (" + role + ") of " + household.slug();
  }
}
