package io.plugdesk.plugins;

import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import io.plugdesk.api.rest.RestResource;
import io.plugdesk.api.rest.Upload;
import io.plugdesk.desk.identity.Role;
import io.plugdesk.desk.plugins.PluginChange;
import io.plugdesk.desk.plugins.PluginChanges;
import io.plugdesk.desk.plugins.PluginChanges.Order;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.util.List;
import javax.annotation.security.RolesAllowed;
import javax.ws.rs.Consumes;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.SecurityContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Changes which versions of plugins the house runs, as the console does. */
@Component(service = PluginChangesResource.class)
@RestResource(path = "/api/v1/plugins/changes")
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
public final class PluginChangesResource {
  private static final String DRY = "Only say what would happen";

  private final PluginChanges changes;

  /** Opens the resource. */
  @Activate
  public PluginChangesResource(@Reference PluginChanges changes) {
    this.changes = changes;
  }

  /** Installs a file. */
  @POST
  @Path("install")
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  @RolesAllowed(Role.NAME_OPERATOR)
  @Operation(
      operationId = "installPlugin",
      summary = "Installs a version of a plugin from a jar, the one file of a form",
      responses =
          @ApiResponse(
              responseCode = "200",
              description = "What has changed",
              content = @Content(schema = @Schema(implementation = Changed.class))))
  public Changed install(
      @Parameter(hidden = true) Upload upload,
      @Parameter(description = "The others stay, and it serves tenants alone whose rule names it")
          @QueryParam("beside")
          boolean beside,
      @Parameter(description = DRY) @QueryParam("dry_run") boolean dryRun,
      @Parameter(hidden = true) @Context SecurityContext caller) {
    try {
      var folder = Files.createTempDirectory("plugdesk-");
      var name = upload.fileName().endsWith(".kar") ? "plugin.kar" : "plugin.jar";
      var file = folder.resolve(name);
      try {
        Files.copy(upload.content(), file, StandardCopyOption.REPLACE_EXISTING);
        return shown(changes.install(file, beside, order(caller, dryRun)));
      } finally {
        Files.deleteIfExists(file);
        Files.deleteIfExists(folder);
      }
    } catch (IOException e) {
      throw new PlugdeskException(Kind.TRANSIENT, "The file was not received: send it again", e);
    }
  }

  /** Goes to a later version. */
  @POST
  @Path("upgrade")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed(Role.NAME_OPERATOR)
  @Operation(
      operationId = "upgradePlugin",
      summary = "Goes to a later version of a plugin that the house has kept",
      responses =
          @ApiResponse(
              responseCode = "200",
              description = "What has changed",
              content = @Content(schema = @Schema(implementation = Changed.class))))
  public Changed upgrade(
      Wanted wanted,
      @Parameter(description = DRY) @QueryParam("dry_run") boolean dryRun,
      @Parameter(hidden = true) @Context SecurityContext caller) {
    return shown(changes.upgrade(plugin(wanted), wanted.version(), order(caller, dryRun)));
  }

  /** Goes back. */
  @POST
  @Path("rollback")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed(Role.NAME_OPERATOR)
  @Operation(
      operationId = "rollBackPlugin",
      summary = "Goes back to the version that ran before",
      responses =
          @ApiResponse(
              responseCode = "200",
              description = "What has changed",
              content = @Content(schema = @Schema(implementation = Changed.class))))
  public Changed rollback(
      Wanted wanted,
      @Parameter(description = DRY) @QueryParam("dry_run") boolean dryRun,
      @Parameter(hidden = true) @Context SecurityContext caller) {
    return shown(changes.rollback(plugin(wanted), order(caller, dryRun)));
  }

  /** Removes what was installed. */
  @POST
  @Path("remove")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed(Role.NAME_OPERATOR)
  @Operation(
      operationId = "removePlugin",
      summary = "Removes what was installed of a plugin, or one version",
      responses =
          @ApiResponse(
              responseCode = "200",
              description = "What has changed",
              content = @Content(schema = @Schema(implementation = Changed.class))))
  public Changed remove(
      Wanted wanted,
      @Parameter(description = DRY) @QueryParam("dry_run") boolean dryRun,
      @Parameter(hidden = true) @Context SecurityContext caller) {
    return shown(changes.remove(plugin(wanted), wanted.version(), order(caller, dryRun)));
  }

  private static String plugin(Wanted wanted) {
    if (wanted == null || wanted.plugin() == null || wanted.plugin().isBlank()) {
      throw new PlugdeskException(Kind.REJECTED, "plugin is missing: send the plugin's id");
    }
    return wanted.plugin();
  }

  private static Order order(SecurityContext caller, boolean dryRun) {
    return new Order(caller.getUserPrincipal().getName(), dryRun);
  }

  private static Changed shown(PluginChange change) {
    return new Changed(
        change.plugin(),
        change.from(),
        change.to(),
        change.shipped(),
        change.beside(),
        change.leaving().stream()
            .map(
                each ->
                    new Leaving(
                        each.version(),
                        each.file(),
                        each.setAside(),
                        each.leases(),
                        each.pins(),
                        each.rules(),
                        each.ended()))
            .toList(),
        change.done());
  }

  /** Which plugin, and which version of it. */
  @Schema(name = "PluginWanted")
  record Wanted(
      @Schema(description = "The plugin's id", required = true) String plugin,
      @Schema(description = "Left out: the latest that is kept, or all that is installed")
          String version) {}

  /** What a change does. */
  @Schema(name = "PluginChange")
  record Changed(
      String plugin,
      @Schema(description = "The version that took the work before") String from,
      @Schema(description = "The version that takes the work now") String to,
      @Schema(description = "Whether that version came with the house") boolean shipped,
      @Schema(description = "The version that came without taking the work") String beside,
      @Schema(description = "The versions that take no new work any more") List<Leaving> leaving,
      @Schema(description = "False when it was only asked what would happen") boolean done) {}

  /** A version that goes: when nothing holds it, or at once. */
  @Schema(name = "PluginLeaving")
  record Leaving(
      String version,
      String file,
      @Schema(description = "Whether its file in deploy gets the ending .removed") boolean setAside,
      @Schema(description = "How many calls and streams are in progress") int leases,
      @Schema(description = "How many conversations keep it") long pins,
      @Schema(description = "How many tenants are given it by a rule") int rules,
      @Schema(description = "Whether it goes at once, and conversations lose it") boolean ended) {}
}
