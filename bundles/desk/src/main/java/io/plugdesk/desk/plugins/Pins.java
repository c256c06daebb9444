package io.plugdesk.desk.plugins;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * What a conversation keeps of its plugins, and what one turn of it has used.
 *
 * <p>One object serves one turn; any thread may use it.
 */
public final class Pins {
  private final Map<String, Pin> kept;
  private final Map<String, String> used = new ConcurrentSkipListMap<>();

  /**
   * A version of a plugin with the settings it had.
   *
   * @param version the version of the plugin's bundle
   * @param revision the number of its settings, from 1
   */
  public record Pin(String version, int revision) {}

  /**
   * Takes what the conversation keeps.
   *
   * @param kept by plugin id
   */
  public Pins(Map<String, Pin> kept) {
    this.kept = Map.copyOf(kept);
  }

  /** Keeps nothing: what takes new work now is used. */
  public static Pins none() {
    return new Pins(Map.of());
  }

  /**
   * What the conversation keeps of a plugin.
   *
   * @param plugin the plugin's id
   */
  public Optional<Pin> of(String plugin) {
    return Optional.ofNullable(kept.get(plugin));
  }

  /**
   * Notes that a version was leased; the first one of a plugin is not forgotten for a later one.
   *
   * @param plugin the plugin's id
   * @param version the version of its bundle
   */
  public void use(String plugin, String version) {
    used.merge(
        plugin,
        version,
        (first, next) -> List.of(first.split(", ")).contains(next) ? first : first + ", " + next);
  }

  /** The versions that were leased so far, by plugin id; more than one are separated by commas. */
  public Map<String, String> used() {
    return Map.copyOf(used);
  }
}
