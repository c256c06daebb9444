package io.plugdesk.rest.problem;

import java.util.Map;

/** Ends a request with a problem; thrown by the filters, and by nothing else. */
public final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Problem problem;
  private final transient Map<String, String> headers;

  /**
   * Makes a refusal.
   *
   * @param kind the kind of problem
   * @param detail what happened and what to do now
   */
  public Refusal(Problem.Kind kind, String detail) {
    this(kind, detail, Map.of());
  }

  /**
   * Makes a refusal with headers.
   *
   * @param kind the kind of problem
   * @param detail what happened and what to do now
   * @param headers headers for the response
   */
  public Refusal(Problem.Kind kind, String detail, Map<String, String> headers) {
    super(detail, null, false, false);
    this.problem = Problem.of(kind, detail);
    this.headers = Map.copyOf(headers);
  }

  /** What the caller is told. */
  public Problem problem() {
    return problem;
  }

  /** Headers for the response. */
  public Map<String, String> headers() {
    return headers;
  }
}
