package io.plugdesk.intake;

import io.plugdesk.api.TenantContext;
import io.plugdesk.desk.store.UnitOfWork;
import io.plugdesk.desk.store.UnitsOfWork;
import java.util.List;
import java.util.function.Function;

/** Units of work on a real database, which are written down. */
record CountedUnits(UnitsOfWork units, List<String> within) implements UnitsOfWork {
  @Override
  public <R> R within(TenantContext tenant, String unit, Function<UnitOfWork, R> work) {
    within.add(unit);
    return units.within(tenant, unit, work);
  }

  @Override
  public <R> R house(Reason reason, String unit, Function<UnitOfWork, R> work) {
    return units.house(reason, unit, work);
  }
}
