package io.plugdesk.rest.server;

import io.plugdesk.desk.plugins.Duty;
import io.plugdesk.rest.routing.Router;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands the requests of a path to the version that is in charge, as soon as it is. */
@Component(service = Duty.Listener.class, immediate = true)
public final class OnDuty implements Duty.Listener {
  private static final Logger LOG = LoggerFactory.getLogger(OnDuty.class);

  private final Router router;
  private Duty duty;

  /** Lets everybody work until the duty is known. */
  @Activate
  public OnDuty(@Reference Router router) {
    this.router = router;
  }

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  synchronized void bindDuty(Duty duty) {
    this.duty = duty;
    changed();
  }

  synchronized void unbindDuty(Duty duty) {
    if (this.duty == duty) {
      this.duty = null;
      changed();
    }
  }

  @Override
  public synchronized void changed() {
    var begun = router.follow(duty == null ? bundle -> true : duty::takesWork);
    begun.forEach(
        route ->
            LOG.info(
                "{} is served by {} {}, which is in charge",
                route.path(),
                route.owner().name(),
                route.rank().version()));
  }
}
