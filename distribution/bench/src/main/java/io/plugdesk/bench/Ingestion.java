package io.plugdesk.bench;

import io.plugdesk.launcher.house.Failure;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;

/** Brings documents into a tenant and waits until all are searchable. */
final class Ingestion {
  private static final int MOST_OPEN = 32;
  private final HouseUnderTest house;
  private final String tenantId;
  private final String namespace;
  private final Queue<String> open = new ArrayDeque<>();

  Ingestion(HouseUnderTest house, String tenantId, String namespace) {
    this.house = house;
    this.tenantId = tenantId;
    this.namespace = namespace;
  }

  /** A document to bring in. */
  record Item(String id, String title, String content, String type) {}

  void all(List<Item> items) throws InterruptedException {
    int done = 0;
    for (var item : items) {
      open.add(post(item));
      while (open.size() > MOST_OPEN) {
        await(open.poll());
      }
      if (++done % 250 == 0) {
        Report.say("%d of %d documents", done, items.size());
      }
    }
    while (!open.isEmpty()) {
      await(open.poll());
    }
  }

  private String post(Item item) {
    var metadata = new HashMap<String, String>();
    metadata.put("title", item.title());
    metadata.put("document_type", item.type());
    return house
        .client()
        .post(
            "/api/v1/rag/ingest",
            house.admin(tenantId),
            Map.of(
                "document_id",
                item.id(),
                "content",
                item.content(),
                "namespace",
                namespace,
                "metadata",
                metadata))
        .path("job_id")
        .asText();
  }

  private void await(String job) throws InterruptedException {
    while (true) {
      var state = house.client().get("/api/v1/rag/ingest/" + job, house.admin(tenantId));
      switch (state.path("status").asText()) {
        case "completed" -> {
          return;
        }
        case "failed" ->
            throw new Failure("A document was not taken in: " + state.path("error").asText());
        default -> Thread.sleep(20);
      }
    }
  }
}
