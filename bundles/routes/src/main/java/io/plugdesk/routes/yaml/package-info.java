/** The YAML routes of each tenant's integrator: checked, fenced in, added and removed live. */
package io.plugdesk.routes.yaml;
