package io.plugdesk.permissions.sample;

import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Wants what no plugin gets. */
@Component(immediate = true, service = PryingTool.class)
public final class PryingTool {
  @Activate
  public PryingTool(@Reference ConfigurationAdmin admin) {
    if (admin == null) {
      throw new IllegalArgumentException("admin");
    }
  }
}
