package io.plugdesk.rest.problem;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.plugdesk.api.PlugdeskException;
import io.plugdesk.rest.json.JsonProvider;
import io.plugdesk.rest.problem.Problem.Kind;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.ws.rs.WebApplicationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns any failure into the problem that the caller is told: never a stack trace. */
public final class Problems {
  private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

  /** By its name, for the container's own classes are no business of this bundle. */
  private static final String GONE = "org.eclipse.jetty.io.EofException";

  private static final int LONGEST_NAME = 60;

  private Problems() {}

  /**
   * Turns a failure into a refusal.
   *
   * @param failure what was thrown
   */
  public static Refusal from(Throwable failure) {
    if (failure instanceof Refusal refusal) {
      return refusal;
    }
    if (failure instanceof PlugdeskException known) {
      return ofHouse(known);
    }
    if (callerHasGone(failure)) {
      LOG.debug("Nobody waits for the answer any more", failure);
      return new Refusal(Kind.MALFORMED, "The connection ended before the answer");
    }
    if (failure instanceof JacksonException json) {
      return ofJson(json);
    }
    if (failure instanceof WebApplicationException web) {
      return ofWeb(web);
    }
    return defect(failure);
  }

  /**
   * Whether a failure is that the caller's connection has ended. A busy house loses many callers at
   * once, and has better things to do than to write each of them down.
   *
   * <p>Only the container's own word counts: a lost database and a torn file end early too.
   *
   * @param failure what was thrown
   */
  public static boolean callerHasGone(Throwable failure) {
    for (var cause = failure; cause != null; cause = cause.getCause()) {
      if (cause.getClass().getName().equals(GONE)) {
        return true;
      }
    }
    return false;
  }

  private static Refusal ofHouse(PlugdeskException failure) {
    return switch (failure.kind()) {
      case TRANSIENT -> unavailable(failure);
      case MISCONFIGURED -> new Refusal(Kind.MISCONFIGURED, failure.getMessage());
      case FORBIDDEN -> new Refusal(Kind.FORBIDDEN, failure.getMessage());
      case REJECTED -> new Refusal(Kind.REJECTED, failure.getMessage());
    };
  }

  private static Refusal unavailable(PlugdeskException failure) {
    LOG.debug("A request ended as unavailable", failure);
    var wait = failure.retryAfter().map(Duration::toSeconds).orElse(1L);
    var headers = Map.of("Retry-After", Long.toString(Math.max(1, wait)));
    return new Refusal(Kind.UNAVAILABLE, failure.getMessage(), headers);
  }

  /** Names the place, never the text that stands there. */
  private static Refusal ofJson(JacksonException failure) {
    var place = failure.getLocation();
    var where =
        place == null
            ? ""
            : " at line %d, column %d".formatted(place.getLineNr(), place.getColumnNr());
    if (failure instanceof UnrecognizedPropertyException unknown) {
      return unknown(unknown, where);
    }
    if (failure instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()) {
      var field =
          mapping.getPath().stream()
              .map(step -> step.getFieldName() == null ? "" + step.getIndex() : step.getFieldName())
              .collect(Collectors.joining("."));
      return new Refusal(
          Kind.MALFORMED, "The field %s has a value of the wrong form%s".formatted(field, where));
    }
    if (failure.getClass() == MismatchedInputException.class) {
      var wanted = ((MismatchedInputException) failure).getTargetType();
      return new Refusal(Kind.MALFORMED, JsonProvider.expected(wanted));
    }
    return new Refusal(Kind.MALFORMED, "The body is not well-formed JSON" + where);
  }

  private static Refusal unknown(UnrecognizedPropertyException failure, String where) {
    var name = failure.getPropertyName();
    var told =
        "There is no field %s%s"
            .formatted(name.substring(0, Math.min(name.length(), LONGEST_NAME)), where);
    var known = failure.getKnownPropertyIds();
    return new Refusal(
        Kind.MALFORMED,
        known == null
            ? told
            : known.stream()
                .map(String::valueOf)
                .sorted()
                .collect(Collectors.joining(", ", told + ". The fields are: ", "")));
  }

  private static Refusal ofWeb(WebApplicationException failure) {
    var cause = failure.getCause();
    if (cause instanceof JacksonException || cause instanceof PlugdeskException) {
      return from(cause);
    }
    var status = failure.getResponse().getStatus();
    for (var kind : Kind.values()) {
      if (kind.status() == status && kind != Kind.DEFECT) {
        var detail = detail(failure);
        return new Refusal(kind, detail == null ? usual(kind, failure) : detail);
      }
    }
    return status >= 500 ? defect(failure) : new Refusal(Kind.MALFORMED, detail(failure));
  }

  /** What a resource wrote itself; JAX-RS's own messages only repeat the status. */
  private static String detail(WebApplicationException failure) {
    var message = failure.getMessage();
    return message == null || message.startsWith("HTTP ") ? null : message;
  }

  /** What a caller can do about a refusal that JAX-RS made by itself; null when it is plain. */
  private static String usual(Kind kind, WebApplicationException failure) {
    return switch (kind) {
      case METHOD_NOT_ALLOWED -> {
        var allowed = failure.getResponse().getHeaderString("Allow");
        yield allowed == null ? "See /openapi.json" : "This path takes " + allowed;
      }
      case UNSUPPORTED_MEDIA_TYPE ->
          "Send the body as application/json, or as /openapi.json says for this path";
      case NOT_ACCEPTABLE -> "Ask with Accept: application/json, or as /openapi.json says";
      default -> null;
    };
  }

  private static Refusal defect(Throwable failure) {
    var mark = UUID.randomUUID().toString();
    LOG.error("A request failed by a defect, marked {}", mark, failure);
    return new Refusal(
        Kind.DEFECT, "The house has logged it under %s: tell its operator".formatted(mark));
  }
}
