package io.plugdesk.grounding;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import io.plugdesk.api.TenantContext;
import io.plugdesk.api.knowledge.Passage;
import io.plugdesk.api.rest.RestResource;
import io.plugdesk.desk.identity.Role;
import io.plugdesk.desk.knowledge.Evidence;
import io.plugdesk.desk.knowledge.Grounding;
import io.plugdesk.desk.plugins.Pins;
import io.plugdesk.desk.privacy.Privacy;
import io.plugdesk.grounding.HybridGrounding.Grounded;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.annotation.security.RolesAllowed;
import javax.ws.rs.Consumes;
import javax.ws.rs.DefaultValue;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Retrieval alone, without an answer. */
@Component(service = SearchResource.class)
@RestResource(path = "/api/v1/rag/query")
@Path("/")
public final class SearchResource {
  private static final int DEFAULT_LIMIT = 10;
  private static final int MOST = 100;
  private final HybridGrounding grounding;
  private final Privacy privacy;

  /** Opens the resource. */
  @Activate
  public SearchResource(@Reference GroundingComponent room, @Reference Privacy privacy) {
    this.grounding = room.grounding();
    this.privacy = privacy;
  }

  /** Finds passages. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  @RolesAllowed({Role.NAME_USER, Role.NAME_AGENT, Role.NAME_ADMIN})
  @Operation(operationId = "search", summary = "Retrieval alone, without an answer")
  public Response search(
      Request request,
      @Parameter(description = "Whether to say how the order came about")
          @QueryParam("explain")
          @DefaultValue("false")
          boolean explain,
      @Parameter(description = "Whether the explanation holds the question's vector")
          @QueryParam("vector")
          @DefaultValue("false")
          boolean vector,
      @Parameter(
              description = "weighed, min-max, rrf, lexical or dense; the tenant's own by default")
          @QueryParam("ranking")
          String ranking,
      @Parameter(hidden = true) @Context TenantContext tenant) {
    long begin = System.nanoTime();
    if (request.query() == null || request.query().isBlank()) {
      throw new PlugdeskException(Kind.REJECTED, "query is missing: say what to look for");
    }
    int limit = request.topK() == null ? DEFAULT_LIMIT : request.topK();
    if (limit < 1 || limit > MOST) {
      throw new PlugdeskException(Kind.REJECTED, "top_k lies in 1 to " + MOST);
    }
    var settings = grounding.settings(tenant);
    var grounded =
        grounding.ground(
            new Grounding.Request(
                tenant,
                Pins.none(),
                privacy.redact(tenant, request.query()).text(),
                List.of(),
                limit,
                Filters.of(request.namespace(), request.filters())),
            ranking == null ? settings : settings.ranked(Ranking.of(ranking)));
    var results =
        grounded.evidence().found().stream()
            .map(found -> Result.of(found, explain ? grounded : null))
            .toList();
    return new Response(
        results,
        (System.nanoTime() - begin) / 1_000_000,
        explain ? Why.of(grounded, vector) : null);
  }

  /** What is looked for; there is no graph of the knowledge, whoever asks for it gets passages. */
  @JsonIgnoreProperties("enable_graph_rag")
  @Schema(name = "SearchRequest")
  record Request(
      @Schema(description = "The question or words", required = true) String query,
      String namespace,
      @Schema(description = "How many passages at most, 1 to 100") Integer topK,
      @Schema(implementation = Object.class) JsonNode filters) {}

  /** What was found. */
  @Schema(name = "SearchResponse")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Response(List<Result> results, long latencyMs, Why explain) {}

  /** One passage. */
  @Schema(name = "SearchResult")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Result(
      String content, double score, Map<String, Object> metadata, String chunkId, Scores explain) {
    static Result of(Evidence.Found found, Grounded why) {
      var passage = found.passage();
      var metadata = new HashMap<String, Object>(passage.metadata());
      metadata.put("source", passage.documentId());
      metadata.put("created_at", passage.createdAt().toString());
      metadata.put("title", passage.title());
      metadata.put("section", passage.section());
      metadata.put("namespace", passage.namespace());
      metadata.put("version_id", passage.versionId());
      metadata.put("language", passage.language());
      metadata.put("redacted", Boolean.parseBoolean(passage.metadata().get("redacted")));
      if (passage.page() != null) {
        metadata.put("page", passage.page());
        metadata.put(Passage.LAST_PAGE, passage.lastPage());
      }
      if (passage.url() != null) {
        metadata.put("url", passage.url());
      }
      return new Result(
          passage.text(),
          passage.score(),
          metadata,
          passage.chunkId(),
          why == null ? null : Scores.of(found, why));
    }
  }

  /** The scores of one passage; null where a search did not find it. */
  record Scores(
      Double lexical,
      Double dense,
      double fused,
      @Schema(description = "What the ranking weighed takes the mean of, by name")
          Map<String, Double> measures) {
    static Scores of(Evidence.Found found, Grounded why) {
      var measures = new HashMap<String, Double>(why.weighing().measures(found));
      why.reading().score(found).ifPresent(score -> measures.put("reading", score));
      return new Scores(found.lexical(), found.dense(), found.passage().score(), measures);
    }
  }

  /** How the order and the confidence came about. */
  @Schema(name = "SearchReasons")
  record Why(
      String question,
      String language,
      String fusion,
      double denseWeight,
      double confidence,
      boolean answerable,
      @Schema(description = "Which model read the first passages, when one did")
          @JsonInclude(JsonInclude.Include.NON_NULL)
          String scoringModel,
      @Schema(description = "What the confidence rests on, by name") Map<String, Double> signs,
      @Schema(description = "The question's vector, when it was asked for")
          @JsonInclude(JsonInclude.Include.NON_NULL)
          float[] vector) {
    static Why of(Grounded grounded, boolean vector) {
      var evidence = grounded.evidence();
      var signs = grounded.signs();
      return new Why(
          evidence.question(),
          evidence.language(),
          grounded.ranking().word(),
          evidence.denseWeight(),
          evidence.confidence(),
          evidence.answerable(),
          grounded.reading().model(),
          signs.values(),
          vector ? signs.question() : null);
    }
  }
}
