package io.plugdesk.privacy;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A kind of personal data that can be told by its form; the most specific first. */
public enum Kind {
  /** An international bank account number. */
  IBAN,
  /** The number of a payment card. */
  CARD,
  /** An e-mail address. */
  EMAIL,
  /** An address on the internet, version 4 or 6. */
  IP,
  /** A telephone number. */
  PHONE;

  /** As it stands in a tenant's policy. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What stands in a text in place of a find. */
  String mark() {
    return "[" + word() + "]";
  }

  /** The kind of this word, or empty when there is none. */
  static Optional<Kind> of(String word) {
    return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
  }
}
