package io.plugdesk.plugins;

import io.plugdesk.desk.store.AuditTrail;
import io.plugdesk.desk.store.Signals;
import io.plugdesk.desk.store.UnitsOfWork;

/**
 * What this room keeps.
 *
 * @param artifacts what is declared
 * @param rules which versions tenants are given
 * @param pins what conversations keep
 * @param seams what plugins have offered
 */
record Tables(Artifacts artifacts, RuleTable rules, PinTable pins, SeamTable seams) {
  static Tables in(UnitsOfWork units, AuditTrail trail, Signals signals) {
    return new Tables(
        new JdbcArtifacts(units, trail, signals),
        new JdbcRules(units, trail, signals),
        new JdbcPins(units),
        new JdbcSeams(units));
  }
}
