package io.plugdesk.gateway;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import io.plugdesk.api.TenantContext;
import io.plugdesk.desk.gateway.ModelCall;
import io.plugdesk.desk.gateway.Usage;
import java.time.Duration;
import java.time.Instant;

/**
 * What one call of a model cost.
 *
 * @param id a UUID that sorts by time
 * @param tenant who pays
 * @param service who asked
 * @param conversationId the conversation, or null outside of one
 * @param plugin the model's plugin
 * @param usage the model and its tokens
 * @param latencyMillis how long the whole call took
 * @param firstTokenMillis how long the first token took, or null when there was none
 * @param outcome {@code answered}, {@code cancelled}, {@code timeout} or the kind of the failure
 * @param createdAt when the call ended
 */
record UsageRecord(
    String id,
    TenantContext tenant,
    String service,
    String conversationId,
    String plugin,
    Usage usage,
    long latencyMillis,
    Long firstTokenMillis,
    String outcome,
    Instant createdAt) {
  private static final NoArgGenerator IDS = Generators.timeBasedEpochGenerator();

  static UsageRecord of(
      ModelCall call,
      String plugin,
      Usage usage,
      Duration latency,
      Long firstTokenMillis,
      String outcome) {
    return new UsageRecord(
        IDS.generate().toString(),
        call.request().tenant(),
        call.service(),
        call.conversationId(),
        plugin,
        usage,
        latency.toMillis(),
        firstTokenMillis,
        outcome,
        Instant.now());
  }
}
