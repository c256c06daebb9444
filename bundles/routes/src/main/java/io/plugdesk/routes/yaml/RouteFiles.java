package io.plugdesk.routes.yaml;

import io.plugdesk.api.TenantContext;
import java.util.List;

/** The files of routes of a tenant; called from any thread, at once. */
public interface RouteFiles {
  /** The files by name; none is an empty list. */
  List<RouteFile> list(TenantContext tenant);
}
