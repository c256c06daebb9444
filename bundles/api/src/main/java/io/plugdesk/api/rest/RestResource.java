package io.plugdesk.api.rest;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.osgi.service.component.annotations.ComponentPropertyType;

/**
 * Put on a Declarative Services component that is a JAX-RS resource: the house serves it under the
 * path for as long as the component is active.
 *
 * <p>The resource's own {@code @Path} is {@code "/"} and below. Its methods are called from many
 * threads; they may take {@code @Context TenantContext} for the verified tenant and {@code @Context
 * SecurityContext} for the caller and the roles. A path has one owner: a second resource with the
 * same path is refused by name. A JSON body with a field that its record does not have is refused
 * and told the fields there are, but for {@code tenant_id}; a record for what others define says
 * {@code @JsonIgnoreProperties(ignoreUnknown = true)}. A body that is empty or {@code null} is
 * refused too, and never reaches the method as null; where it may be missing, the parameter says
 * what is read instead: {@code @DefaultValue("{}")}. Failures leave as {@link
 * io.plugdesk.api.PlugdeskException}, which the house turns into problem+json.
 */
@ComponentPropertyType
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface RestResource {
  /** The prefix of the component property. */
  String PREFIX_ = "plugdesk.rest.";

  /** The path under which the resource is served, such as {@code /api/v1/tenants}. */
  String path();
}
