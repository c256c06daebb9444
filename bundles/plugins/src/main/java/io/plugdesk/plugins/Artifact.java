package io.plugdesk.plugins;

import org.osgi.framework.Version;

/**
 * A bundle as its bytes define it.
 *
 * @param sha256 the digest of its bytes, in lower-case hex
 * @param symbolicName its Bundle-SymbolicName
 * @param version its Bundle-Version
 */
record Artifact(String sha256, String symbolicName, String version) {
  /** Its version, to be compared. */
  Version parsed() {
    return Version.parseVersion(version);
  }

  @Override
  public String toString() {
    return symbolicName + " " + version;
  }
}
