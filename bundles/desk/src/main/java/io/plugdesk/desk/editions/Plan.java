package io.plugdesk.desk.editions;

import java.util.List;

/**
 * What a wish comes to.
 *
 * @param possible whether every feature of the edition has a plugin, and every plugin what it needs
 * @param done whether it has been carried out
 * @param edition the features that the tenant would have, in order
 * @param steps what happens to each plugin, providers first; empty when it is impossible
 * @param gaps why it is impossible, each cause right behind what it keeps from being; empty when it
 *     is possible
 */
public record Plan(
    boolean possible, boolean done, List<String> edition, List<Step> steps, List<Gap> gaps) {
  /** Copies the lists. */
  public Plan {
    edition = List.copyOf(edition);
    steps = List.copyOf(steps);
    gaps = List.copyOf(gaps);
  }

  /** The same plan, carried out. */
  public Plan asDone() {
    return new Plan(possible, true, edition, steps, gaps);
  }

  /** What happens to a plugin. */
  public enum Action {
    /** It is switched on. */
    ON,
    /** It is switched off. */
    OFF,
    /** It is on and stays so. */
    KEEP
  }

  /**
   * What happens to one plugin.
   *
   * @param action what
   * @param plugin the plugin's id
   * @param reason why, as people read it
   */
  public record Step(Action action, String plugin, String reason) {}

  /**
   * A feature that cannot be had in one way.
   *
   * @param depth how many gaps stand between this one and the edition; 0 for a feature of the
   *     edition, or a need of a plugin that stays on
   * @param feature the feature
   * @param neededBy the id of the plugin that needs it; empty when the edition names it
   * @param plugin the id of the plugin that would provide it; empty when nobody does
   * @param reason what keeps it from being had, as people read it
   * @param cure what to do about it; empty when a deeper gap says it
   */
  public record Gap(
      int depth, String feature, String neededBy, String plugin, String reason, String cure) {
    /** The gap as a sentence, without its cure. */
    public String sentence() {
      var beginning = neededBy.isEmpty() ? "The edition has " : neededBy + " needs ";
      var way = plugin.isEmpty() ? reason : plugin + " would provide: " + reason;
      return beginning + feature + ", which " + way;
    }
  }
}
