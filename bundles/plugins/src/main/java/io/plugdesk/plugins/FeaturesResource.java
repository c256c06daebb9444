package io.plugdesk.plugins;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import io.plugdesk.api.TenantContext;
import io.plugdesk.api.rest.RestResource;
import io.plugdesk.desk.identity.Role;
import io.plugdesk.desk.plugins.PluginChanges.Order;
import io.plugdesk.desk.plugins.PluginSettings;
import io.plugdesk.desk.plugins.PluginSettings.SwitchedOn;
import io.plugdesk.desk.plugins.VersionRule;
import io.plugdesk.desk.plugins.VersionRules;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.annotation.security.RolesAllowed;
import javax.ws.rs.Consumes;
import javax.ws.rs.DELETE;
import javax.ws.rs.DefaultValue;
import javax.ws.rs.GET;
import javax.ws.rs.NotFoundException;
import javax.ws.rs.PUT;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.SecurityContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What a tenant has switched on, with its settings; a change takes effect without a restart. */
@Component(service = FeaturesResource.class)
@RestResource(path = "/api/v1/features")
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
public final class FeaturesResource {
  private final PluginSettings settings;
  private final VersionRules rules;

  /** Opens the resource. */
  @Activate
  public FeaturesResource(@Reference PluginSettings settings, @Reference VersionRules rules) {
    this.settings = settings;
    this.rules = rules;
  }

  /** Lists what is on. */
  @GET
  @RolesAllowed(Role.NAME_ADMIN)
  @Operation(
      operationId = "listFeatures",
      summary = "The plugins that the tenant has switched on; secrets are not shown",
      responses =
          @ApiResponse(
              responseCode = "200",
              description = "The features by plugin id",
              content = @Content(schema = @Schema(implementation = FeatureList.class))))
  public FeatureList list(@Parameter(hidden = true) @Context TenantContext tenant) {
    return new FeatureList(settings.list(tenant).stream().map(FeaturesResource::shown).toList());
  }

  /** Switches a plugin on or off, or changes its settings. */
  @PUT
  @Path("{plugin}")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed(Role.NAME_ADMIN)
  @Operation(
      operationId = "putFeature",
      summary = "Switches a plugin on or off, or changes its settings",
      description =
          "The settings replace the earlier ones, and stay as they are where they are left out; a"
              + " secret that is left out keeps its value.",
      responses =
          @ApiResponse(
              responseCode = "200",
              description = "The feature as it is now",
              content = @Content(schema = @Schema(implementation = Switched.class))))
  public Switched put(
      @Parameter(description = "The plugin's id") @PathParam("plugin") String plugin,
      @DefaultValue("{}") Change wanted,
      @Parameter(hidden = true) @Context TenantContext tenant,
      @Parameter(hidden = true) @Context SecurityContext caller) {
    if (Boolean.FALSE.equals(wanted.enabled())) {
      delete(plugin, tenant, caller);
      return new Switched(plugin, false, null, Map.of(), settings.form(plugin).isPresent());
    }
    var actor = caller.getUserPrincipal().getName();
    var now =
        wanted.settings() == null
            ? settings.change(tenant, plugin, Map.of(), Set.of(), actor)
            : settings.replace(tenant, plugin, wanted.settings(), actor);
    return now.map(FeaturesResource::shown).orElseThrow(FeaturesResource::unknown);
  }

  /** Switches a plugin off. */
  @DELETE
  @Path("{plugin}")
  @RolesAllowed(Role.NAME_ADMIN)
  @Operation(
      operationId = "deleteFeature",
      summary = "Switches a plugin off; what it is doing is finished first",
      responses = @ApiResponse(responseCode = "204", description = "It is off"))
  public void delete(
      @Parameter(description = "The plugin's id") @PathParam("plugin") String plugin,
      @Parameter(hidden = true) @Context TenantContext tenant,
      @Parameter(hidden = true) @Context SecurityContext caller) {
    if (!settings.switchOff(tenant, plugin, caller.getUserPrincipal().getName())) {
      throw unknown();
    }
  }

  /** Shows the version that the tenant is given. */
  @GET
  @Path("{plugin}/version")
  @RolesAllowed(Role.NAME_ADMIN)
  @Operation(
      operationId = "getFeatureVersion",
      summary = "The version of a plugin that the tenant has chosen; 404 when it has chosen none",
      responses =
          @ApiResponse(
              responseCode = "200",
              description = "The choice",
              content = @Content(schema = @Schema(implementation = Chosen.class))))
  public Chosen version(
      @Parameter(description = "The plugin's id") @PathParam("plugin") String plugin,
      @Parameter(hidden = true) @Context TenantContext tenant) {
    return rules
        .find(tenant, plugin)
        .map(rule -> new Chosen(rule.version(), rule.percent()))
        .orElseThrow(FeaturesResource::nothingChosen);
  }

  /** Gives the tenant a version. */
  @PUT
  @Path("{plugin}/version")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed(Role.NAME_ADMIN)
  @Operation(
      operationId = "putFeatureVersion",
      summary = "Keeps the tenant on a version of a plugin, or gives it to a share",
      description =
          "100 percent is all of the tenant's work; less is a share of its new conversations."
              + " Conversations that have begun keep what they began with.",
      responses =
          @ApiResponse(
              responseCode = "200",
              description = "The choice as it is now",
              content = @Content(schema = @Schema(implementation = Chosen.class))))
  public Chosen putVersion(
      @Parameter(description = "The plugin's id") @PathParam("plugin") String plugin,
      Chosen wanted,
      @Parameter(hidden = true) @Context TenantContext tenant,
      @Parameter(hidden = true) @Context SecurityContext caller) {
    rules.put(tenant, rule(plugin, wanted), new Order(caller.getUserPrincipal().getName(), false));
    return version(plugin, tenant);
  }

  /** Gives the tenant again what takes the work. */
  @DELETE
  @Path("{plugin}/version")
  @RolesAllowed(Role.NAME_ADMIN)
  @Operation(
      operationId = "deleteFeatureVersion",
      summary = "Gives the tenant again the version that takes the work",
      responses = @ApiResponse(responseCode = "204", description = "It has no choice any more"))
  public void deleteVersion(
      @Parameter(description = "The plugin's id") @PathParam("plugin") String plugin,
      @Parameter(hidden = true) @Context TenantContext tenant,
      @Parameter(hidden = true) @Context SecurityContext caller) {
    rules
        .remove(tenant, plugin, new Order(caller.getUserPrincipal().getName(), false))
        .orElseThrow(FeaturesResource::nothingChosen);
  }

  private static VersionRule rule(String plugin, Chosen wanted) {
    if (wanted == null || wanted.version() == null || wanted.version().isBlank()) {
      throw new PlugdeskException(Kind.REJECTED, "version is missing: send one that runs");
    }
    var percent = wanted.percent() == null ? VersionRule.ALL : wanted.percent();
    if (percent < 1 || percent > VersionRule.ALL) {
      throw new PlugdeskException(Kind.REJECTED, "percent is from 1 to 100");
    }
    return new VersionRule(plugin, wanted.version(), percent);
  }

  private static NotFoundException nothingChosen() {
    return new NotFoundException(
        "The tenant has chosen no version of this plugin: it gets the one that takes the work");
  }

  private static Switched shown(SwitchedOn on) {
    return new Switched(on.plugin(), true, on.revision(), on.settings(), on.installed());
  }

  private static NotFoundException unknown() {
    return new NotFoundException(
        "No plugin of this id is installed: see GET /api/v1/plugins, or put its bundle into deploy");
  }

  /** What is on. */
  @Schema(name = "FeatureList")
  record FeatureList(List<Switched> features) {}

  /** A plugin that is on or off. */
  @Schema(name = "Feature")
  record Switched(
      String plugin,
      boolean enabled,
      @Schema(description = "The number of these settings; absent when off") Integer revision,
      @Schema(description = "Without secrets") Map<String, Object> settings,
      @Schema(description = "Whether the plugin's bundle is there") boolean installed) {}

  /** The version that a tenant is given. */
  @Schema(name = "FeatureVersion")
  record Chosen(
      @Schema(description = "A version that runs", required = true) String version,
      @Schema(
              description =
                  "The share of new conversations from 1 to 99; 100, or left out, for all")
          Integer percent) {}

  /** What is wanted; what was read may be sent back, and what is not to be set is passed over. */
  @JsonIgnoreProperties({"plugin", "revision", "installed"})
  @Schema(name = "FeatureChange")
  record Change(
      @Schema(description = "True when left out") Boolean enabled,
      @Schema(description = "Values by the id of their setting") Map<String, Object> settings) {}
}
