package io.plugdesk.editions;

import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import io.plugdesk.api.TenantContext;
import io.plugdesk.api.rest.RestResource;
import io.plugdesk.desk.editions.Plan;
import io.plugdesk.desk.editions.Planning;
import io.plugdesk.desk.editions.Wish;
import io.plugdesk.desk.identity.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.annotation.security.RolesAllowed;
import javax.ws.rs.Consumes;
import javax.ws.rs.DefaultValue;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.SecurityContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The features that a tenant is to have, and what a change of them comes to. */
@Component(service = EditionsResource.class)
@RestResource(path = "/api/v1/editions")
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
public final class EditionsResource {
  private final Planning planning;

  /** Opens the resource. */
  @Activate
  public EditionsResource(@Reference Planning planning) {
    this.planning = planning;
  }

  /** Shows the edition. */
  @GET
  @RolesAllowed(Role.NAME_ADMIN)
  @Operation(
      operationId = "getEdition",
      summary = "The features that the tenant is to have, and those that there are",
      responses =
          @ApiResponse(
              responseCode = "200",
              description = "The edition",
              content = @Content(schema = @Schema(implementation = EditionView.class))))
  public EditionView edition(@Parameter(hidden = true) @Context TenantContext tenant) {
    var edition = planning.edition(tenant);
    return new EditionView(edition.features(), edition.decided(), planning.offered());
  }

  /** Plans a change. */
  @POST
  @Path("plan")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed(Role.NAME_ADMIN)
  @Operation(
      operationId = "planEdition",
      summary =
          "Says which plugins a change of the edition would switch on and off, or why it is"
              + " impossible; nothing changes",
      responses =
          @ApiResponse(
              responseCode = "200",
              description = "The plan",
              content = @Content(schema = @Schema(implementation = PlanView.class))))
  public PlanView plan(
      @DefaultValue("{}") EditionChange change,
      @Parameter(hidden = true) @Context TenantContext tenant) {
    return PlanView.of(planning.plan(tenant, wish(change)));
  }

  /** Carries a change out. */
  @POST
  @Path("apply")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed(Role.NAME_ADMIN)
  @Operation(
      operationId = "applyEdition",
      summary = "Changes the edition, and switches plugins on and off for it: all of it or nothing",
      responses = {
        @ApiResponse(
            responseCode = "200",
            description = "What was done",
            content = @Content(schema = @Schema(implementation = PlanView.class))),
        @ApiResponse(responseCode = "409", description = "It is impossible; nothing has changed")
      })
  public PlanView apply(
      @DefaultValue("{}") EditionChange change,
      @Parameter(hidden = true) @Context TenantContext tenant,
      @Parameter(hidden = true) @Context SecurityContext caller) {
    var plan = planning.apply(tenant, wish(change), caller.getUserPrincipal().getName());
    if (!plan.possible()) {
      throw new PlugdeskException(
          Kind.MISCONFIGURED,
          "Nothing has changed. "
              + plan.gaps().stream()
                  .map(
                      gap -> gap.sentence() + (gap.cure().isEmpty() ? "" : " (" + gap.cure() + ")"))
                  .collect(Collectors.joining(". ")));
    }
    return PlanView.of(plan);
  }

  private static Wish wish(EditionChange change) {
    return Wish.of(change.add(), change.remove());
  }

  /** What is wanted. */
  @Schema(name = "EditionChange")
  record EditionChange(
      @Schema(description = "Features that the tenant is to have") List<String> add,
      @Schema(description = "Features that it is not to have, with what lies below them")
          List<String> remove) {}

  /** The edition. */
  @Schema(name = "Edition")
  record EditionView(
      List<String> features,
      @Schema(description = "False while it is read from what is on") boolean decided,
      @Schema(description = "The features that the plugins of the house provide")
          List<String> offered) {}

  /** A plan. */
  @Schema(name = "EditionPlan")
  record PlanView(
      boolean possible,
      boolean done,
      List<String> edition,
      List<StepView> steps,
      @Schema(description = "Why it is impossible, each cause behind what it keeps from being")
          List<GapView> gaps) {
    static PlanView of(Plan plan) {
      return new PlanView(
          plan.possible(),
          plan.done(),
          plan.edition(),
          plan.steps().stream().map(StepView::of).toList(),
          plan.gaps().stream().map(GapView::of).toList());
    }
  }

  /** What happens to a plugin. */
  @Schema(name = "EditionStep")
  record StepView(
      @Schema(allowableValues = {"on", "off", "keep"}) String action,
      String plugin,
      String reason) {
    static StepView of(Plan.Step step) {
      return new StepView(
          step.action().name().toLowerCase(Locale.ROOT), step.plugin(), step.reason());
    }
  }

  /** A feature that cannot be had. */
  @Schema(name = "EditionGap")
  record GapView(
      int depth,
      String feature,
      @Schema(description = "The plugin that needs it; empty for the edition itself")
          String neededBy,
      @Schema(description = "The plugin that would provide it; empty when there is none")
          String plugin,
      String reason,
      String cure) {
    static GapView of(Plan.Gap gap) {
      return new GapView(
          gap.depth(), gap.feature(), gap.neededBy(), gap.plugin(), gap.reason(), gap.cure());
    }
  }
}
