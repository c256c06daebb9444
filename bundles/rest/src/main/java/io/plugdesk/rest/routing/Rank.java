package io.plugdesk.rest.routing;

import java.util.Comparator;
import org.osgi.framework.Version;

/**
 * Which of two resources on the same path serves: the higher ranking, then the newer version, then
 * the one that came last.
 *
 * @param ranking the service ranking
 * @param version the version of the bundle
 * @param serviceId the number that the framework gave to the service
 */
public record Rank(int ranking, Version version, long serviceId) implements Comparable<Rank> {
  private static final Comparator<Rank> ORDER =
      Comparator.comparingInt(Rank::ranking)
          .thenComparing(Rank::version)
          .thenComparingLong(Rank::serviceId);

  @Override
  public int compareTo(Rank other) {
    return ORDER.compare(this, other);
  }
}
