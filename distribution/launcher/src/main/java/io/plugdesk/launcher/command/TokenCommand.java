package io.plugdesk.launcher.command;

import io.plugdesk.launcher.house.Failure;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints a bearer token that ends after an hour. */
@Command(
    name = "token",
    mixinStandardHelpOptions = true,
    description = "Print a bearer token that ends after an hour.")
public final class TokenCommand implements Callable<Integer> {
  private static final Duration LIFETIME = Duration.ofHours(1);
  private static final Set<String> ROLES = Set.of("admin", "agent", "user");

  private final Place place;

  @Parameters(arity = "0..1", paramLabel = "TENANT", description = "Its slug or its id.")
  private String tenant;

  @Option(
      names = "--role",
      defaultValue = "user",
      description = "admin, agent or user (the default).")
  private String role;

  @Option(
      names = "--user",
      defaultValue = "launcher",
      paramLabel = "ID",
      description = "Who the token speaks for.")
  private String user;

  @Option(names = "--operator", description = "For the operator, who has no tenant.")
  private boolean operator;

  public TokenCommand(Place place) {
    this.place = place;
  }

  @Override
  public Integer call() {
    if (operator == (tenant != null)) {
      throw new Failure(
          "Name a tenant, or say --operator, but not both: './plugdesk token acme --role admin'.");
    }
    if (!ROLES.contains(role)) {
      throw new Failure(
          "There is no role '" + role + "' to hand out. Choose admin, agent or user.");
    }
    String token =
        operator
            ? place.tokens().operator(LIFETIME)
            : place.tokens().of(place.tenantId(tenant), user, role, LIFETIME);
    place.terminal().line(token);
    return 0;
  }
}
