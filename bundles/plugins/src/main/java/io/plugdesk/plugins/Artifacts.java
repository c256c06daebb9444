package io.plugdesk.plugins;

import java.util.List;

/**
 * The bundles that are declared, with their bytes; what survives every crash, and what every node
 * follows.
 *
 * <p>Called from the inbox' one thread, and by the console to read; milliseconds, and longer for
 * the bytes of a large bundle. Nothing declared is an empty list. Throws {@link
 * io.plugdesk.api.PlugdeskException} TRANSIENT when the database cannot be reached.
 */
interface Artifacts {
  /** What is to run, in the order of declaration. */
  List<Declared> declared();

  /**
   * The bytes of a recorded bundle.
   *
   * @param sha256 their digest
   */
  byte[] bytes(String sha256);

  /** Records a bundle, which is not yet to run; one that is recorded stays as it is. */
  void record(Jar jar);

  /**
   * Declares that a recorded bundle is to run, in the place of what the same source declared.
   *
   * @param artifact the bundle
   * @param source where it is declared
   * @param actor who does it, for the audit trail
   */
  void declare(Artifact artifact, Declared.Source source, String actor);

  /**
   * Ends a declaration.
   *
   * @param declared what is no longer to run
   * @param actor who does it, for the audit trail
   */
  void withdraw(Declared declared, String actor);

  /**
   * The bundles of a name whose bytes are kept, in the order in which they were first declared;
   * those that never were come last.
   *
   * @param symbolicName their Bundle-SymbolicName
   */
  List<Recorded> recorded(String symbolicName);

  /**
   * Does all that a command wants, or nothing.
   *
   * @param plan what it wants
   * @param actor who gave it, for the audit trail
   */
  void carryOut(Plan plan, String actor);

  /** What commands ended whose files are still to be set aside. */
  List<Declared> departures();

  /** The file of an ended declaration is out of the way. */
  void departed(Declared gone);
}
