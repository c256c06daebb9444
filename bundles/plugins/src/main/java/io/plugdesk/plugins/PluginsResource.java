package io.plugdesk.plugins;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.plugdesk.api.TenantContext;
import io.plugdesk.api.rest.RestResource;
import io.plugdesk.desk.identity.Role;
import io.plugdesk.desk.plugins.Installation;
import io.plugdesk.desk.plugins.Installations;
import io.plugdesk.desk.plugins.PluginHealth;
import io.plugdesk.desk.plugins.PluginHealth.ReleaseHealth;
import io.plugdesk.desk.plugins.PluginPermissions;
import io.plugdesk.desk.plugins.PluginSetting;
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
  private final Installations installations;
  private final Catalogue catalogue;
  private final PluginHealth health;
  private final PluginPermissions permissions;

  /** Opens the resource. */
  @Activate
  public PluginsResource(
      @Reference Plugins plugins,
      @Reference Installations installations,
      @Reference Catalogue catalogue,
      @Reference PluginHealth health,
      @Reference PluginPermissions permissions) {
    this.plugins = plugins;
    this.installations = installations;
    this.catalogue = catalogue;
    this.health = health;
    this.permissions = permissions;
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
    var all = installations.list();
    var states = health.list();
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
                        plugins.enabled(tenant, info.plugin()),
                        ReleaseView.health(info.plugin(), info.version(), states),
                        versions(info.plugin(), all, states)))
            .toList(),
        all.stream()
            .filter(installation -> installation.state() == Installation.State.FAILED)
            .map(failed -> new Failed(failed.id(), failed.file(), failed.reason()))
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
                    found.form().settings().stream().map(PluginsResource::shown).toList()))
        .orElseThrow(
            () -> new NotFoundException("No such plugin is installed: see GET /api/v1/plugins"));
  }

  private List<ReleaseView> versions(
      String plugin, List<Installation> all, List<ReleaseHealth> states) {
    var asked = permissions.of(plugin);
    return all.stream()
        .filter(each -> each.id().equals(plugin))
        .map(each -> ReleaseView.of(each, states, asked))
        .toList();
  }

  private static Setting shown(PluginSetting setting) {
    return new Setting(
        setting.id(),
        setting.name(),
        setting.description(),
        setting.type(),
        setting.cardinality(),
        setting.defaults(),
        setting.options().stream()
            .map(option -> new Choice(option.value(), option.label()))
            .toList(),
        setting.required(),
        setting.secret());
  }

  /** The plugins that are installed. */
  @Schema(name = "PluginList")
  record PluginList(
      List<Plugin> plugins,
      @Schema(description = "Files and bundles that could not be installed") List<Failed> failed) {}

  /** A file or bundle that could not be installed. */
  @Schema(name = "FailedPlugin")
  record Failed(
      @Schema(description = "Its symbolic name, or the name of its file") String plugin,
      String file,
      String reason) {}

  /** A plugin that is installed. */
  @Schema(name = "Plugin")
  record Plugin(
      String plugin,
      String version,
      @Schema(description = "The seams it offers, such as Tool") List<String> kinds,
      String name,
      String description,
      @Schema(description = "Whether the tenant has switched it on") boolean enabled,
      @Schema(description = "How its latest version behaves on the node that was asked")
          ReleaseView.Health health,
      @Schema(description = "Every version that is there, the latest first")
          List<ReleaseView> versions) {}

  /** What there is to set for a plugin. */
  @Schema(name = "PluginForm")
  record Form(
      String plugin, String version, String name, String description, List<Setting> settings) {}

  /** One setting of a plugin, as a form shows it. */
  @Schema(name = "PluginSetting")
  record Setting(
      String id,
      String name,
      String description,
      @Schema(description = "string, integer, number or boolean") String type,
      @Schema(description = "0 for one value, otherwise a list") int cardinality,
      @JsonProperty("default") List<String> defaults,
      @Schema(description = "The values to choose from; empty when it is free")
          List<Choice> options,
      boolean required,
      @Schema(description = "Whether it names a secret, and is never shown") boolean secret) {}

  /** A value to choose. */
  @Schema(name = "PluginSettingOption")
  record Choice(String value, String label) {}
}
