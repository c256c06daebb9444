package io.plugdesk.routes.connectors;

import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import io.plugdesk.api.connector.Changes;
import io.plugdesk.api.connector.Connector;
import io.plugdesk.api.connector.Cursor;
import io.plugdesk.api.connector.SourceDocument;
import io.plugdesk.desk.plugins.Lease;
import io.plugdesk.desk.plugins.Pins;
import io.plugdesk.desk.plugins.Plugins;
import io.plugdesk.routes.documents.Shelf;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One look at a source: page after page until there is no more. How far it has come is recorded
 * only after everything on a page is stored, so that each change arrives at least once.
 *
 * <p>Where settings have changed, a round begins at the start, and removes at its end what it has
 * not named.
 */
final class Round {
  private static final Logger LOG = LoggerFactory.getLogger(Round.class);
  private static final Duration STARTING = Duration.ofSeconds(2);
  private static final Duration LONGEST_PAGE = Duration.ofMinutes(2);
  private static final int MOST_REASONS = 20;

  private final Source source;
  private final Shelf shelf;
  private final Plugins plugins;
  private final SyncRows rows;
  private final BroughtRows brought;
  private final Pages pages;
  private final PageLimit limit = new PageLimit(LONGEST_PAGE);

  Round(
      Source source,
      Shelf shelf,
      Plugins plugins,
      SyncRows rows,
      BroughtRows brought,
      Pages pages) {
    this.source = source;
    this.shelf = shelf;
    this.plugins = plugins;
    this.rows = rows;
    this.brought = brought;
    this.pages = pages;
  }

  /**
   * Does one round, if it is this node's turn. Each page is asked of the version that has the work
   * at that moment: an upgrade waits for a page, not for a round, and the next version goes on.
   *
   * @param goesOn asked before each page and before it is stored; false ends the round early
   * @return how long to wait before the next one
   */
  Duration run(BooleanSupplier goesOn) {
    try {
      return isThere() ? taken(goesOn) : source.interval();
    } catch (PlugdeskException e) {
      LOG.debug("{} has no round now", source.routeId(), e);
      return STARTING;
    }
  }

  private boolean isThere() {
    var lease = lease();
    lease.ifPresent(Lease::close);
    return lease.isPresent();
  }

  private Optional<Lease<Connector>> lease() {
    return plugins.lease(source.tenant(), Pins.none(), Connector.class, source.plugin());
  }

  private Duration taken(BooleanSupplier goesOn) {
    var taken = rows.take(source);
    if (taken.isEmpty()) {
      return source.interval();
    }
    var before = taken.get();
    try {
      var outcome = fetch(before, goesOn);
      if (outcome.isEmpty()) {
        rows.release(source, before.holder());
        return STARTING;
      }
      rows.finish(source, before.holder(), outcome.get());
      if (before.failures() > 0) {
        LOG.info("{} works again", source.routeId());
      }
      return source.interval();
    } catch (RuntimeException e) {
      return failed(e, before);
    }
  }

  /** Fetches page after page; empty when it was to end early. */
  private Optional<Outcome> fetch(Progress before, BooleanSupplier goesOn) {
    var holder = before.holder();
    int changed = 0;
    int removed = 0;
    var reasons = new ArrayList<String>();
    var cursor = before.cursor();
    boolean more = true;
    while (more && goesOn.getAsBoolean()) {
      var leased = lease();
      if (leased.isEmpty()) {
        return Optional.empty();
      }
      try (var lease = leased.get()) {
        var page = limit.changesSince(lease, cursor);
        if (!goesOn.getAsBoolean()) {
          return Optional.empty();
        }
        advance(holder, cursor, List.of(), List.of());
        var refused = pages.store(page);
        advance(holder, page.next(), stored(page, refused), gone(page));
        refused.stream()
            .limit(MOST_REASONS - (long) reasons.size())
            .forEach(each -> reasons.add(each.id() + ": " + each.reason()));
        changed += page.changed().size() - refused.size();
        removed += page.removed().size();
        more = page.more();
        refuseEndless(lease, page, cursor);
        cursor = page.next();
      }
    }
    if (more) {
      return Optional.empty();
    }
    return Optional.of(
        new Outcome(changed, removed + (before.whole() ? sweep(holder, cursor) : 0), reasons));
  }

  private static void refuseEndless(Lease<Connector> lease, Changes page, Cursor cursor) {
    if (page.more() && page.next().equals(cursor)) {
      var endless =
          new IllegalStateException("The connector says that there is more and does not go on");
      lease.failed(endless);
      throw endless;
    }
  }

  private List<String> stored(Changes page, List<Pages.Refused> refused) {
    var not = new HashSet<String>();
    refused.forEach(each -> not.add(each.id()));
    return page.changed().stream()
        .map(SourceDocument::id)
        .filter(id -> !not.contains(id))
        .map(shelf::id)
        .toList();
  }

  private List<String> gone(Changes page) {
    return page.removed().stream().map(shelf::id).toList();
  }

  /** Removes what was not named; batch by batch, for each takes its time. */
  private int sweep(String holder, Cursor end) {
    int removed = 0;
    var old = brought.unnamed(source.tenant(), source.plugin(), source.revision());
    while (!old.isEmpty()) {
      advance(holder, end, List.of(), List.of());
      old.forEach(each -> shelf.forget(each.namespace(), each.documentId()));
      brought.forget(source.tenant(), source.plugin(), old);
      removed += old.size();
      old = brought.unnamed(source.tenant(), source.plugin(), source.revision());
    }
    return removed;
  }

  private void advance(String holder, Cursor next, List<String> stored, List<String> gone) {
    if (!rows.advance(source, holder, next, stored, gone)) {
      throw new PlugdeskException(Kind.TRANSIENT, "Another round has taken this one over");
    }
  }

  private Duration failed(RuntimeException failure, Progress before) {
    var setback = Setback.of(failure, source.interval(), before.failures());
    rows.fail(source, before.holder(), setback);
    if (setback.defect()) {
      LOG.error("{} has a defect", source.routeId(), failure);
    } else if (before.failures() == 0) {
      LOG.warn("{} does not work: {}", source.routeId(), setback.reason());
    }
    return setback.pause();
  }
}
