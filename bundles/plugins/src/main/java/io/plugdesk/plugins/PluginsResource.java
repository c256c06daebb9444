package io.plugdesk.plugins;

import io.plugdesk.api.TenantContext;
import io.plugdesk.api.rest.RestResource;
import io.plugdesk.desk.identity.Role;
import io.plugdesk.desk.plugins.Plugins;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.List;
import javax.annotation.security.RolesAllowed;
import javax.ws.rs.GET;
import javax.ws.rs.NotFoundException;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The plugins that are installed, and the settings each of them has. */
@Component(service = PluginsResource.class)
@RestResource(path = "/api/v1/plugins")
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
public final class PluginsResource {
  private final Plugins plugins;
  private final Catalogue catalogue;

  /** Opens the resource. */
  @Activate
  public PluginsResource(@Reference Plugins plugins, @Reference Catalogue catalogue) {
    this.plugins = plugins;
    this.catalogue = catalogue;
  }

  /** Lists what is installed. */
  @GET
  @RolesAllowed(Role.NAME_ADMIN)
  @Operation(
      operationId = "listPlugins",
      summary = "The plugins that are installed, and which of them the tenant has switched on",
      responses =
          @ApiResponse(
              responseCode = "200",
              description = "The plugins by id",
              content = @Content(schema = @Schema(implementation = PluginList.class))))
  public PluginList list(@Parameter(hidden = true) @Context TenantContext tenant) {
    return new PluginList(
        plugins.installed().stream()
            .map(
                info ->
                    new Plugin(
                        info.plugin(),
                        info.version(),
                        info.kinds(),
                        info.name(),
                        info.description(),
                        plugins.enabled(tenant, info.plugin())))
            .toList());
  }

  /** Shows the settings form of a plugin. */
  @GET
  @Path("{plugin}/settings")
  @RolesAllowed(Role.NAME_ADMIN)
  @Operation(
      operationId = "getPluginSettings",
      summary = "What there is to set for a plugin",
      responses =
          @ApiResponse(
              responseCode = "200",
              description = "The settings in the order of the form",
              content = @Content(schema = @Schema(implementation = Form.class))))
  public Form settings(
      @Parameter(description = "The plugin's id") @PathParam("plugin") String plugin) {
    return catalogue
        .find(plugin)
        .map(
            found ->
                new Form(
                    plugin,
                    found.info().version(),
                    found.info().name(),
                    found.info().description(),
                    found.form().settings()))
        .orElseThrow(
            () -> new NotFoundException("No such plugin is installed: see GET /api/v1/plugins"));
  }

  /** The plugins that are installed. */
  @Schema(name = "PluginList")
  record PluginList(List<Plugin> plugins) {}

  /** A plugin that is installed. */
  @Schema(name = "Plugin")
  record Plugin(
      String plugin,
      String version,
      @Schema(description = "The seams it offers, such as Tool") List<String> kinds,
      String name,
      String description,
      @Schema(description = "Whether the tenant has switched it on") boolean enabled) {}

  /** What there is to set for a plugin. */
  @Schema(name = "PluginForm")
  record Form(
      String plugin, String version, String name, String description, List<Setting> settings) {}
}
