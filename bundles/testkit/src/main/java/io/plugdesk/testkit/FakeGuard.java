package io.plugdesk.testkit;

import io.plugdesk.api.guard.Guard;
import io.plugdesk.api.guard.Text;
import io.plugdesk.api.guard.Verdict;

/** A guard that hides one word. */
public class FakeGuard implements Guard {
  /** The word that it hides. */
  public static final String WORD = "ostrich";

  /** Makes one. */
  public FakeGuard() {}

  @Override
  public Verdict check(Text text) {
    var left = text.words().replace(WORD, "bird");
    return left.equals(text.words()) ? Verdict.pass() : Verdict.redact(left, "a hidden word");
  }
}
