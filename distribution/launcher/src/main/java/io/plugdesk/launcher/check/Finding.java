package io.plugdesk.launcher.check;

/**
 * One thing the doctor looked at.
 *
 * @param name what it is
 * @param ok whether it is as it should be
 * @param detail what was seen
 * @param cure what to do, empty when it is well
 */
public record Finding(String name, boolean ok, String detail, String cure) {
  static Finding well(String name, String detail) {
    return new Finding(name, true, detail, "");
  }

  static Finding ill(String name, String detail, String cure) {
    return new Finding(name, false, detail, cure);
  }
}
