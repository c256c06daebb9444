package io.plugdesk.itest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** How to make a valid request of one operation, and whose the things are that it names. */
final class Source {
  /** Whose a thing is that a request names. */
  enum Whose {
    /** The tenant's: everybody else is refused. */
    TENANT,
    /** One person's: everybody else is refused, of the same tenant too. */
    PERSON,
    /** A name that callers give; the same name elsewhere is something else. */
    CALLER,
    /** The same for everybody. */
    SHARED,
    /** What the caller says; it names nothing. */
    SAID
  }

  /** Makes a value for somebody. */
  @FunctionalInterface
  interface Value {
    Object of(Seat seat) throws Exception;
  }

  /** A path parameter, query parameter or body field; dots lead into the body. */
  record Name(String name, Whose whose, String reason, Value value) {
    /** The name at the top of the body. */
    String top() {
      return name.contains(".") ? name.substring(0, name.indexOf('.')) : name;
    }
  }

  private final String operation;
  private final String openBecause;
  private final boolean signed;
  private String unaskedBecause;
  private final Map<String, Name> names = new LinkedHashMap<>();
  private final List<Function<Canaries, String>> shown = new ArrayList<>();

  private Source(String operation, String openBecause, boolean signed) {
    this.operation = operation;
    this.openBecause = openBecause;
    this.signed = signed;
  }

  /** An operation that asks for a token. */
  static Source closed(String operation) {
    return new Source(operation, null, false);
  }

  /** An operation for everybody. */
  static Source open(String operation, String because) {
    return new Source(operation, because, false);
  }

  /** An operation that asks for a signature in place of a token; without one it tells nothing. */
  static Source signed(String operation) {
    return new Source(operation, "a signature stands in for the token", true);
  }

  /** What it does would change the house for the tests: only what must be refused is asked. */
  Source unasked(String because) {
    unaskedBecause = because;
    return this;
  }

  Source ofTenant(String name, Value value) {
    return name(name, Whose.TENANT, "a tenant's own", value);
  }

  Source ofPerson(String name, Value value) {
    return name(name, Whose.PERSON, "a person's own", value);
  }

  Source ofCaller(String name, String reason, Value value) {
    return name(name, Whose.CALLER, reason, value);
  }

  Source shared(String name, String reason, Value value) {
    return name(name, Whose.SHARED, reason, value);
  }

  Source said(String name, Value value) {
    return name(name, Whose.SAID, "what the caller says", value);
  }

  /** A field that the request leaves out. */
  Source leaving(String name) {
    return name(name, Whose.SAID, "left out", seat -> null);
  }

  /** The answer holds this canary of the one who asks; only an open operation shows it to all. */
  Source shows(Function<Canaries, String> canary) {
    shown.add(canary);
    return this;
  }

  String operation() {
    return operation;
  }

  boolean open() {
    return openBecause != null;
  }

  boolean isAsked() {
    return unaskedBecause == null;
  }

  boolean isSigned() {
    return signed;
  }

  List<Name> names() {
    return List.copyOf(names.values());
  }

  List<Name> names(Whose... whose) {
    var wanted = List.of(whose);
    return names.values().stream().filter(name -> wanted.contains(name.whose())).toList();
  }

  /** The canaries that an answer to the owner holds. */
  List<String> shown(Canaries canaries) {
    return shown.stream().map(canary -> canary.apply(canaries)).toList();
  }

  /** The values of one caller by name; those that are null are left out. */
  Map<String, Object> values(Seat seat) throws Exception {
    var values = new LinkedHashMap<String, Object>();
    for (var name : names.values()) {
      var value = name.value().of(seat);
      if (value != null) {
        values.put(name.name(), value);
      }
    }
    return values;
  }

  private Source name(String name, Whose whose, String reason, Value value) {
    names.put(name, new Name(name, whose, reason, value));
    return this;
  }
}
