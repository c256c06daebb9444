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
   * Declares that a recorded bundle is to run.
   *
   * @param artifact the bundle
   * @param source where it is declared
   * @param succession what it does, and which others change their role
   * @param actor who does it, for the audit trail
   */
  void declare(Artifact artifact, Declared.Source source, Succession succession, String actor);

  /**
   * Ends a declaration.
   *
   * @param declared what is no longer to run
   * @param changed which others change their role
   * @param actor who does it, for the audit trail
   */
  void withdraw(Declared declared, List<Declared> changed, String actor);

  /** Ends a declaration that nothing keeps any more. */
  void retire(Declared declared);

  /**
   * The bundles of a name whose bytes are kept, in the order in which they first served; those that
   * never did come last.
   *
   * @param symbolicName their Bundle-SymbolicName
   */
  List<Recorded> recorded(String symbolicName);

  /**
   * When which versions took the work, in the order in which they began.
   *
   * @param symbolicName their Bundle-SymbolicName
   */
  List<Service> services(String symbolicName);

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

  /**
   * Keeps in the audit trail that a file was not let in.
   *
   * @param file the name of the file
   * @param reason why
   * @param actor who brought it
   */
  void refused(String file, String reason, String actor);
}
