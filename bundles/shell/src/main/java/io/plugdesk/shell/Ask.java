package io.plugdesk.shell;

import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import io.plugdesk.api.channel.Answer;
import io.plugdesk.api.channel.Answer.Outcome;
import io.plugdesk.api.channel.Citation;
import io.plugdesk.api.channel.InboundMessage;
import io.plugdesk.api.knowledge.Passage;
import io.plugdesk.desk.conversations.Answering;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Asks a tenant's assistant a question; the answer is printed as it comes, then its sources. */
@Service
@Command(
    scope = "plugdesk",
    name = "ask",
    description = "Ask a tenant's assistant a question",
    detailedDescription =
        "Prints the answer as it is written, then the numbered sources. A conversation goes on "
            + "with --conversation. Example: ask acme \"How long do I have to return shoes?\"")
public final class Ask extends HouseAction {
  private static final String CHANNEL = "shell";
  private static final long LIMIT_SECONDS = 120;

  @Reference Answering answering;

  @Argument(index = 0, name = "tenant", required = true, description = "The tenant")
  @Completion(TenantNames.class)
  String name;

  @Argument(
      index = 1,
      name = "question",
      required = true,
      multiValued = true,
      description = "The question")
  List<String> words;

  @Option(name = "--conversation", description = "The UUID of an earlier conversation")
  String conversation;

  @Override
  void run(Output output) throws InterruptedException {
    var tenant = tenant(name).context();
    var conversationId = conversation == null ? UUID.randomUUID().toString() : conversation;
    var message =
        new InboundMessage(
            tenant,
            CHANNEL,
            UUID.randomUUID().toString(),
            conversationId,
            actor(),
            sentence(words),
            Map.of(),
            Instant.now());
    var sink = new PrintedReply(output);
    var answer = await(message, sink);
    if (output.json()) {
      output.value(shown(answer, conversationId));
    } else {
      sink.end(answer);
      print(output, answer, conversationId);
    }
    if (answer.outcome() == Outcome.FAILED) {
      throw new PlugdeskException(
          Kind.TRANSIENT, "The question could not be answered: see log:tail for the reason");
    }
  }

  private Answer await(InboundMessage message, PrintedReply sink) throws InterruptedException {
    try {
      return answering
          .ask(message, sink)
          .toCompletableFuture()
          .get(LIMIT_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new PlugdeskException(
          Kind.TRANSIENT,
          "No answer came within %d seconds: see log:tail for the reason".formatted(LIMIT_SECONDS),
          e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof PlugdeskException known) {
        throw known;
      }
      throw new PlugdeskException(
          Kind.TRANSIENT, "The question was not answered: see log:tail for the reason", e);
    }
  }

  private static void print(Output output, Answer answer, String conversationId) {
    output.line("");
    if (answer.outcome() == Outcome.DECLINED && answer.text().isEmpty()) {
      output.line("The help centre does not answer this.");
      answer.near().forEach(near -> output.line("  near: " + near.title()));
    }
    for (var citation : answer.citations()) {
      output.line(source(output, citation));
    }
    output.line(
        output.faint(
            "confidence %s%s   conversation %s"
                .formatted(
                    String.format(Locale.ROOT, "%.2f", answer.confidence()),
                    answer.requiresHuman() ? "   a person should take over" : "",
                    conversationId)));
  }

  private static String source(Output output, Citation citation) {
    var passage = citation.passage();
    return "[%d] %s   %s"
        .formatted(citation.number(), place(passage), output.faint(passage.documentId()));
  }

  private static String place(Passage passage) {
    var section = passage.section().isEmpty() ? "" : " › " + passage.section();
    return passage.page() == null
        ? passage.title() + section
        : passage.title() + ", " + Texts.pages(passage) + section;
  }

  private static Map<String, Object> shown(Answer answer, String conversationId) {
    var shown = new LinkedHashMap<String, Object>();
    shown.put("answer", answer.text());
    shown.put("outcome", answer.outcome().name().toLowerCase(Locale.ROOT));
    shown.put("sources", answer.citations().stream().map(Ask::shown).toList());
    shown.put("confidence", answer.confidence());
    shown.put("requires_human", answer.requiresHuman());
    shown.put("conversation_id", conversationId);
    return shown;
  }

  private static Map<String, Object> shown(Citation citation) {
    var passage = citation.passage();
    var shown = new LinkedHashMap<String, Object>();
    shown.put("number", citation.number());
    shown.put("doc_id", passage.documentId());
    shown.put("chunk_id", passage.chunkId());
    shown.put("title", passage.title());
    shown.put("section", passage.section());
    shown.put("page", passage.page());
    shown.put("last_page", passage.lastPage());
    shown.put("score", passage.score());
    shown.put("excerpt", citation.used() == null ? passage.text() : citation.used());
    return shown;
  }
}
