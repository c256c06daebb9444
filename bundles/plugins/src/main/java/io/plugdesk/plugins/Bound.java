package io.plugdesk.plugins;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.function.Predicate;

/**
 * Finds the last value that a setting allows on the way to one that it does not.
 *
 * <p>Metatype says whether a value is too great or too small, and never what the limit is: it is
 * found by halving the distance, in a hundred steps at most.
 */
final class Bound {
  private static final int STEPS = 100;
  private static final int DECIMALS = 6;

  private final Predicate<String> allows;
  private final boolean whole;

  /**
   * Asks a setting.
   *
   * @param allows whether it allows a value
   * @param whole whether its values are integers
   */
  Bound(Predicate<String> allows, boolean whole) {
    this.allows = allows;
    this.whole = whole;
  }

  /**
   * The last value that is allowed.
   *
   * @param good a value that is allowed
   * @param bad a value that is not
   */
  String between(String good, String bad) {
    var last = new BigDecimal(good);
    var beyond = new BigDecimal(bad);
    for (int step = 0; step < STEPS && !touches(last, beyond); step++) {
      var middle = middle(last, beyond);
      if (allows.test(middle.toPlainString())) {
        last = middle;
      } else {
        beyond = middle;
      }
    }
    var rounded = last.setScale(DECIMALS, RoundingMode.HALF_EVEN).stripTrailingZeros();
    return (allows.test(rounded.toPlainString()) ? rounded : last).toPlainString();
  }

  private boolean touches(BigDecimal last, BigDecimal beyond) {
    var distance = last.subtract(beyond).abs();
    return whole
        ? distance.compareTo(BigDecimal.ONE) <= 0
        : distance.compareTo(BigDecimal.ONE.movePointLeft(2 * DECIMALS)) <= 0;
  }

  private BigDecimal middle(BigDecimal one, BigDecimal other) {
    var sum = one.add(other);
    return whole
        ? new BigDecimal(sum.toBigInteger().divide(BigInteger.TWO))
        : sum.divide(BigDecimal.valueOf(2));
  }
}
