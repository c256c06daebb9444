package io.plugdesk.shell;

import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import io.plugdesk.api.TenantContext;
import io.plugdesk.desk.knowledge.Migration;
import io.plugdesk.desk.knowledge.Migration.Status;
import io.plugdesk.desk.knowledge.Migrations;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Moves a tenant's passages to another retrieval back end and waits until it answers. */
@Service
@Command(
    scope = "knowledge",
    name = "migrate",
    description = "Move a tenant's passages to another retrieval back end",
    detailedDescription =
        "Fills the other back end while the present one answers, lets it answer when it has"
            + " everything, and removes what the old one has. It goes on after a restart; the same"
            + " command follows it again. Example: knowledge:migrate --to lucene acme")
public final class KnowledgeMigrate extends HouseAction {
  private static final Duration LIMIT = Duration.ofHours(12);
  private static final int CELLS = 24;

  @Reference Migrations migrations;

  @Argument(
      index = 0,
      name = "tenant",
      required = true,
      multiValued = true,
      description = "Its slug or UUID")
  @Completion(TenantNames.class)
  List<String> words;

  @Option(name = "--to", description = "The retrieval plugin: its id, or the end of it")
  @Completion(PluginNames.class)
  String to;

  @Option(name = "--keep", description = "Leave the passages in the old back end too")
  boolean keep;

  @Option(name = "--cancel", description = "Call the migration of this job off")
  String cancel;

  @Option(name = "--dry-run", description = "Only say what would happen")
  boolean dryRun;

  @Option(name = "--no-wait", description = "Return as soon as it has begun")
  boolean leave;

  @Override
  void run(Output given) throws InterruptedException {
    var tenant = tenant(words.get(0)).context();
    behind(words.listIterator(1));
    var output = json ? new Output(session.getConsole(), true, 0) : given;
    var begun = cancel == null ? begin(tenant) : cancelled(tenant);
    var end = leave || begun.ended() || dryRun ? begun : end(tenant, begun, output);
    if (output.json()) {
      output.value(shown(end));
    } else {
      tell(output, tenant, end);
    }
    if (end.status() == Status.FAILED && cancel == null) {
      throw new PlugdeskException(
          Kind.REJECTED,
          "The migration has failed, %s answers: %s".formatted(end.from(), end.error()));
    }
  }

  /** Options may stand behind the tenant too, where Karaf takes them for words. */
  private void behind(Iterator<String> options) {
    while (options.hasNext()) {
      var option = options.next();
      switch (option) {
        case "--keep" -> keep = true;
        case "--dry-run" -> dryRun = true;
        case "--no-wait" -> leave = true;
        case "--json" -> json = true;
        case "--to" -> to = options.hasNext() ? options.next() : null;
        case "--cancel" -> cancel = options.hasNext() ? options.next() : null;
        default ->
            throw new PlugdeskException(
                Kind.REJECTED, "%s is too much: see knowledge:migrate --help".formatted(option));
      }
    }
  }

  private Migration begin(TenantContext tenant) {
    if (to == null) {
      throw new PlugdeskException(
          Kind.REJECTED, "Say where to: knowledge:migrate --to PLUGIN " + tenant.slug());
    }
    return migrations.begin(tenant, new Migrations.Order(to, keep, dryRun, actor()));
  }

  private Migration cancelled(TenantContext tenant) {
    return migrations
        .cancel(tenant, cancel, actor())
        .orElseThrow(
            () ->
                new PlugdeskException(
                    Kind.REJECTED, "%s has no migration %s".formatted(tenant.slug(), cancel)));
  }

  private Migration end(TenantContext tenant, Migration begun, Output output)
      throws InterruptedException {
    var end = new CompletableFuture<Migration>();
    try (var following =
        migrations.follow(
            tenant,
            begun.jobId(),
            now -> {
              bar(output, now);
              if (now.ended()) {
                end.complete(now);
              }
            })) {
      return end.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
    } catch (TimeoutException | ExecutionException e) {
      throw new PlugdeskException(
          Kind.TRANSIENT, "It goes on by itself: the same command follows it again", e);
    } finally {
      if (output.live()) {
        output.again("");
      }
    }
  }

  private static void bar(Output output, Migration now) {
    if (!output.live()) {
      return;
    }
    double part = now.documentsTotal() == 0 ? 1 : (double) now.documents() / now.documentsTotal();
    var counts =
        " %s   %d of %d documents, %d of %d passages"
            .formatted(
                now.status().name().toLowerCase(Locale.ROOT),
                now.documents(),
                now.documentsTotal(),
                now.passages(),
                now.passagesTotal());
    int cells = Math.max(0, Math.min(CELLS, output.room() - Texts.columns(counts)));
    var error = now.error() == null ? "" : output.faint("   " + now.error());
    output.again(output.bar(part, cells) + counts + error);
  }

  private static void tell(Output output, TenantContext tenant, Migration now) {
    var amount = "%d documents, %d passages".formatted(now.documentsTotal(), now.passagesTotal());
    switch (now.status()) {
      case PLANNED -> {
        output.line(
            "%s would move from %s to %s: %s"
                .formatted(tenant.slug(), now.from(), output.bold(now.to()), amount));
        output.line(output.faint("Nothing has changed."));
      }
      case COMPLETED ->
          output.line(
              "%s %s answers for %s: %s"
                  .formatted(output.mark(true), output.bold(now.to()), tenant.slug(), amount));
      case FAILED -> output.line("%s %s".formatted(output.mark(false), now.error()));
      default ->
          output.line(
              "%s moves to %s, job %s"
                  .formatted(tenant.slug(), output.bold(now.to()), now.jobId()));
    }
  }

  private static Map<String, Object> shown(Migration now) {
    var shown = new LinkedHashMap<String, Object>();
    shown.put("job_id", now.jobId());
    shown.put("status", now.status().name().toLowerCase(Locale.ROOT));
    shown.put("from", now.from());
    shown.put("to", now.to());
    shown.put("keep", now.keep());
    shown.put("documents", now.documents());
    shown.put("documents_total", now.documentsTotal());
    shown.put("passages", now.passages());
    shown.put("passages_total", now.passagesTotal());
    shown.put("error", now.error());
    return shown;
  }
}
