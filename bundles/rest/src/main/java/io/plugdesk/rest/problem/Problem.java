package io.plugdesk.rest.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Locale;

/**
 * What an error looks like on the wire (RFC 9457).
 *
 * @param type a stable name for the kind of error
 * @param title the kind in a few words
 * @param status the HTTP status
 * @param detail what happened, to what, and what to do now; absent when there is nothing to add
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Problem", description = "An error, as in RFC 9457.")
public record Problem(String type, String title, int status, String detail) {
  /** The media type of errors. */
  public static final String MEDIA_TYPE = "application/problem+json";

  /** The kinds of errors, each with its status; their names are stable. */
  public enum Kind {
    /** The request cannot be read. */
    MALFORMED(400, "The request cannot be read"),
    /** There is no token, or it does not hold. */
    UNAUTHENTICATED(401, "A valid token is needed"),
    /** The caller may not do this. */
    FORBIDDEN(403, "Not allowed"),
    /** There is no such thing, or not for this caller. */
    NOT_FOUND(404, "Not found"),
    /** The path exists, this method on it does not. */
    METHOD_NOT_ALLOWED(405, "Method not allowed"),
    /** None of the forms that the caller accepts can be made. */
    NOT_ACCEPTABLE(406, "Not acceptable"),
    /** The tenant's settings have to be put right first. */
    MISCONFIGURED(409, "The settings are incomplete or wrong"),
    /** The body is larger than allowed. */
    TOO_LARGE(413, "The body is too large"),
    /** The body has a form that the operation does not read. */
    UNSUPPORTED_MEDIA_TYPE(415, "Unsupported media type"),
    /** The request was understood and is wrong. */
    REJECTED(422, "The request is not acceptable as it is"),
    /** The caller has to slow down. */
    TOO_MANY_REQUESTS(429, "Too many requests"),
    /** Something broke that should not have. */
    DEFECT(500, "An error of the house"),
    /** It may work in a moment. */
    UNAVAILABLE(503, "Not available at the moment");

    private final int status;
    private final String title;

    Kind(int status, String title) {
      this.status = status;
      this.title = title;
    }

    /** The HTTP status. */
    public int status() {
      return status;
    }
  }

  /**
   * Makes a problem of a kind.
   *
   * @param kind the kind
   * @param detail what happened and what to do now, or null
   */
  public static Problem of(Kind kind, String detail) {
    var slug = kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    return new Problem("urn:plugdesk:problem:" + slug, kind.title, kind.status, detail);
  }
}
