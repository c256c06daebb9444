package io.plugdesk.desk.plugins;

import java.util.List;

/**
 * What a change does to the versions of a plugin.
 *
 * @param plugin the plugin's id
 * @param from the version that took the work before; empty when none did
 * @param to the version that takes the work afterwards; empty when none does
 * @param shipped whether that version came with the house
 * @param beside the version that came without taking the work; empty when none did
 * @param leaving the versions that take no new work any more
 * @param done false when it was only asked what would happen
 */
public record PluginChange(
    String plugin,
    String from,
    String to,
    boolean shipped,
    String beside,
    List<Leaving> leaving,
    boolean done) {
  /** Copies the list. */
  public PluginChange {
    leaving = List.copyOf(leaving);
  }

  /**
   * A version that goes: when nothing holds it, or at once.
   *
   * @param version the version
   * @param file the name of the file it came in
   * @param setAside whether that file lies in {@code deploy/}, and gets the ending {@code .removed}
   * @param leases how many calls and streams it has in progress
   * @param pins how many conversations keep it until they end or their limit passes
   * @param rules how many tenants are given it by a rule, which keeps it until it is lifted
   * @param ended whether it goes at once: conversations lose it, and only the calls and streams in
   *     progress are waited for
   */
  public record Leaving(
      String version,
      String file,
      boolean setAside,
      int leases,
      long pins,
      int rules,
      boolean ended) {}
}
