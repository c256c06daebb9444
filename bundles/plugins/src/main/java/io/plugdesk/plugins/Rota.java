package io.plugdesk.plugins;

import io.plugdesk.desk.plugins.Pins.Pin;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.osgi.framework.Version;

/**
 * Says which release of a plugin does a piece of a tenant's work.
 *
 * <p>What the conversation keeps comes first, then what the tenant's rule names, then the later one
 * of the declared version that serves and the one that came with the house; the other of these two
 * stands in for it. What merely runs beside or retires is never asked for anything else, nor is
 * what is still tried. It reads maps and locks nothing.
 */
final class Rota {
  private static final int KEPT = 0;
  private static final int RULED = 1;
  private static final int IN_CHARGE = 2;
  private static final int NEVER = 3;

  private final Roles roles;
  private final Rules rules;

  /**
   * Who is asked.
   *
   * @param tenantId the tenant's UUID
   * @param plugin the plugin's id
   * @param pin what the conversation keeps; null when it keeps nothing
   * @param conversation the conversation that begins; null when none does
   */
  record Work(String tenantId, String plugin, Pin pin, String conversation) {}

  Rota(Roles roles, Rules rules) {
    this.roles = roles;
    this.rules = rules;
  }

  /** The instances that may do the work, the one to ask first at the front. */
  List<Instance> order(List<Instance> up, Work work) {
    var ruled = ruled(work);
    if (up.size() == 1) {
      return rank(up.get(0), work.pin(), ruled) == NEVER ? List.of() : up;
    }
    return up.stream()
        .filter(instance -> rank(instance, work.pin(), ruled) != NEVER)
        .sorted(
            Comparator.comparingInt((Instance instance) -> rank(instance, work.pin(), ruled))
                .thenComparing(Instance.BEST))
        .toList();
  }

  /** The instances that run, for whatever work, the latest at the front. */
  List<Instance> standIns(List<Instance> up) {
    return up.stream().filter(instance -> runs(instance.release())).sorted(Instance.BEST).toList();
  }

  /** The release that takes the work of a conversation that keeps nothing yet. */
  Optional<Release> release(List<Release> running, Work work) {
    var ruled = ruled(work);
    return running.stream()
        .filter(release -> rank(release, ruled) != NEVER)
        .min(
            Comparator.comparingInt((Release release) -> rank(release, ruled))
                .thenComparing(Comparator.reverseOrder()));
  }

  /** The release that takes the work of tenants without a rule. */
  Optional<Release> inCharge(List<Release> running) {
    return running.stream()
        .filter(release -> rank(release, null) == IN_CHARGE)
        .max(Comparator.naturalOrder());
  }

  /**
   * Whether a release gets the work that is not one tenant's: the one in charge does; where none
   * is, whatever runs stands in.
   */
  boolean takesWork(Release release, List<Release> there) {
    return inCharge(there).map(release::equals).orElseGet(() -> runs(release));
  }

  /** The plugins of which a tenant's new conversations draw the version. */
  Set<String> drawn(String tenantId) {
    return rules.drawn(tenantId);
  }

  private Version ruled(Work work) {
    var rule = rules.of(work.tenantId(), work.plugin());
    return rule != null && rule.gives(work.plugin(), work.conversation()) ? rule.version() : null;
  }

  private int rank(Instance instance, Pin pin, Version ruled) {
    var release = instance.release();
    if (pin != null
        && pin.revision() == instance.key().revision()
        && pin.version().equals(release.name())
        && runs(release)) {
      return KEPT;
    }
    return rank(release, ruled);
  }

  private int rank(Release release, Version ruled) {
    if (release.version().equals(ruled) && runs(release)) {
      return RULED;
    }
    var role = roles.of(release.bundle()).orElse(null);
    return !release.declared() || role == Role.SERVING ? IN_CHARGE : NEVER;
  }

  private boolean runs(Release release) {
    return !release.declared() || roles.of(release.bundle()).isPresent();
  }
}
