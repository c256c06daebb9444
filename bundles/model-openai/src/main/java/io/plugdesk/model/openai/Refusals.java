package io.plugdesk.model.openai;

import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import java.net.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.concurrent.CompletionException;

/** Names the cure of what a model server refuses; its body may hold texts and is not repeated. */
final class Refusals {
  private Refusals() {}

  static boolean isSuccess(int status) {
    return status >= 200 && status < 300;
  }

  static PlugdeskException of(int status, HttpHeaders headers) {
    return switch (status) {
      case 401, 403 ->
          new PlugdeskException(
              Kind.MISCONFIGURED,
              "The model server refused the key (" + status + "): check api_key_ref");
      case 404 ->
          new PlugdeskException(
              Kind.MISCONFIGURED,
              "The model server does not know the address or the model (404): check base_url and"
                  + " model");
      case 408, 425, 429 -> busy(status, headers);
      default ->
          status >= 500
              ? busy(status, headers)
              : new PlugdeskException(
                  Kind.REJECTED,
                  "The model server refused the request ("
                      + status
                      + "): shorten it, or check"
                      + " model and max_tokens");
    };
  }

  /** What keeps an exchange from being made or finished. */
  static PlugdeskException unreachable(Throwable error) {
    var cause =
        error instanceof CompletionException && error.getCause() != null ? error.getCause() : error;
    return cause instanceof PlugdeskException named
        ? named
        : new PlugdeskException(
            Kind.TRANSIENT,
            "The model server cannot be reached or broke off: try again, or look at the server",
            cause);
  }

  private static PlugdeskException busy(int status, HttpHeaders headers) {
    var message =
        "The model server is busy or failing (" + status + "): try again, or look at the server";
    return headers
        .firstValue("Retry-After")
        .flatMap(Refusals::wait)
        .map(wait -> PlugdeskException.busy(wait, message, null))
        .orElseGet(() -> new PlugdeskException(Kind.TRANSIENT, message));
  }

  private static Optional<Duration> wait(String retryAfter) {
    var value = retryAfter.strip();
    try {
      if (value.chars().allMatch(Character::isDigit) && !value.isEmpty()) {
        return Optional.of(Duration.ofSeconds(Long.parseLong(value)));
      }
      var moment = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      var wait = Duration.between(Instant.now(), moment);
      return Optional.of(wait.isNegative() ? Duration.ZERO : wait);
    } catch (DateTimeException | NumberFormatException e) {
      return Optional.empty();
    }
  }
}
