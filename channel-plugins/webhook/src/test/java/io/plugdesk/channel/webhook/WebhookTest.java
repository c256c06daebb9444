package io.plugdesk.channel.webhook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import io.plugdesk.api.channel.Answer;
import io.plugdesk.api.channel.Citation;
import io.plugdesk.api.channel.Reply;
import io.plugdesk.testkit.Samples;
import io.plugdesk.testkit.Settings;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.ws.rs.NotFoundException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookTest {
  private static final String SECRET = "canary-77ab";
  private static final Instant NOON = Instant.parse("2026-07-01T12:00:00Z");
  private static final String NOW = String.valueOf(NOON.getEpochSecond());
  private static final String CONVERSATIONS = "/api/v1/webhooks/acme/conversations";
  private static final String MESSAGES = "/api/v1/webhooks/acme/messages";
  private static final String MESSAGE =
      """
      {"platform_message_id": "m-1", "conversation_id": "c-1", "sender_id": "jane",
       "content": "Where is my parcel?", "message_type": "text", "metadata": {"locale": "en"},
       "timestamp": "2026-07-01T11:59:58Z", "later": true}
      """;

  private final FakeDesk desk = new FakeDesk();
  private final Webhooks webhooks = new Webhooks();
  private final WebhookApi api = new WebhookApi(desk, desk, desk, webhooks);
  private ShopSystem shop;

  @BeforeEach
  void start() throws IOException {
    shop = new ShopSystem();
    channel(Map.of());
  }

  @AfterEach
  void stop() {
    shop.close();
  }

  @Test
  void takesASignedMessage() {
    var response = message(NOW, signed(NOW, MESSAGE), MESSAGE);

    assertEquals(202, response.getStatus());
    var inbound = desk.accepted.get(0);
    assertEquals(Samples.ACME, inbound.tenant());
    assertEquals("m-1", inbound.messageId());
    assertEquals("jane", inbound.senderId());
    assertEquals("Where is my parcel?", inbound.text());
    assertEquals(Map.of("locale", "en"), inbound.metadata());
    assertEquals(Instant.parse("2026-07-01T11:59:58Z"), inbound.timestamp());
  }

  @Test
  void opensAConversationForAPerson() {
    var body = "{\"sender_id\": \"jane\"}";
    var response = api.open("acme", NOW, signed(NOW, CONVERSATIONS, body), bytes(body));

    assertEquals(201, response.getStatus());
    assertEquals(Map.of("conversation_id", "c-1"), response.getEntity());
  }

  @Test
  void refusesAnotherSignature() {
    var other = Signature.of("another secret", NOW, MESSAGES, bytes(MESSAGE));

    assertEquals(Kind.FORBIDDEN, refused(NOW, other, MESSAGE));
    assertEquals(Kind.FORBIDDEN, refused(NOW, null, MESSAGE));
    assertEquals(Kind.FORBIDDEN, refused(NOW, "sha256=", MESSAGE));
    assertEquals(List.of(), desk.accepted);
  }

  @Test
  void refusesABodyThatWasChanged() {
    assertEquals(Kind.FORBIDDEN, refused(NOW, signed(NOW, MESSAGE), MESSAGE.replace('j', 'k')));
  }

  @Test
  void refusesWhatWasSignedForAnotherPath() {
    assertEquals(Kind.FORBIDDEN, refused(NOW, signed(NOW, CONVERSATIONS, MESSAGE), MESSAGE));
    var elsewhere = MESSAGES.replace("acme", "globex");
    assertEquals(Kind.FORBIDDEN, refused(NOW, signed(NOW, elsewhere, MESSAGE), MESSAGE));
  }

  @Test
  void refusesATimestampThatWasChanged() {
    var later = String.valueOf(NOON.getEpochSecond() + 1);

    assertEquals(Kind.FORBIDDEN, refused(later, signed(NOW, MESSAGE), MESSAGE));
  }

  @ParameterizedTest
  @ValueSource(longs = {-301, 301, -1_000_000_000})
  void refusesWhatWasSignedAtAnotherTime(long seconds) {
    var then = String.valueOf(NOON.getEpochSecond() + seconds);

    assertEquals(Kind.FORBIDDEN, refused(then, signed(then, MESSAGE), MESSAGE));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "now", "-5", "99999999999999999999"})
  void refusesATimestampThatIsNone(String timestamp) {
    assertEquals(Kind.FORBIDDEN, refused(timestamp, signed(timestamp, MESSAGE), MESSAGE));
  }

  @Test
  void readsNothingBeforeTheSignatureHolds() {
    assertEquals(Kind.FORBIDDEN, refused(NOW, "sha256=00", "no json"));
    assertEquals(Kind.REJECTED, refused(NOW, signed(NOW, "no json"), "no json"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"m-1\"", "\"jane\"", "\"c-1\"", "\"Where is my parcel?\""})
  void namesWhatIsMissing(String value) {
    var body = MESSAGE.replace(value, "null");

    assertEquals(Kind.REJECTED, refused(NOW, signed(NOW, body), body));
  }

  @Test
  void doesNotKnowTheConversationOfAnotherPerson() {
    var body = MESSAGE.replace("jane", "john");

    assertThrows(NotFoundException.class, () -> message(NOW, signed(NOW, body), body));
  }

  @Test
  void doesNotTellATenantWithoutAWebhookFromNone() {
    assertThrows(
        NotFoundException.class,
        () -> api.message("globex", NOW, signed(NOW, MESSAGE), bytes(MESSAGE)));
  }

  @Test
  void asksTheSenderToComeBackWhileItIsStarting() {
    channel(Map.of()).close();

    assertEquals(Kind.TRANSIENT, refused(NOW, signed(NOW, MESSAGE), MESSAGE));
    assertEquals(List.of(), desk.accepted);
  }

  @Test
  void staysOpenWhenOldSettingsCloseAfterTheNewOnesOpened() {
    var old = channel(Map.of());
    channel(Map.of("window_seconds", 60));
    old.close();

    assertEquals(202, message(NOW, signed(NOW, MESSAGE), MESSAGE).getStatus());
  }

  @Test
  void postsTheFinishedAnswerSigned() throws IOException {
    deliver(channel(Map.of()));

    var posted = shop.posted().get(0);
    assertEquals(signed(posted.timestamp(), "/answers?of=shop", posted.body()), posted.signature());
    JsonNode message = new ObjectMapper().readTree(posted.body());
    assertEquals("re:m-1", message.path("platform_message_id").asText());
    assertEquals("m-1", message.path("in_reply_to").asText());
    assertEquals("jane", message.path("recipient_id").asText());
    assertEquals("Thirty days. [1]", message.path("content").asText());
    assertEquals("answered", message.path("metadata").path("outcome").asText());
    assertEquals(
        "returns", message.path("metadata").path("citations").path(0).path("doc_id").asText());
  }

  @ParameterizedTest
  @ValueSource(ints = {302, 401, 404, 500})
  void asksForAnotherAttempt(int status) {
    shop.answer(status);
    var failure = assertThrows(PlugdeskException.class, () -> deliver(channel(Map.of())));

    assertEquals(Kind.TRANSIENT, failure.kind());
    assertFalse(failure.getMessage().contains(SECRET));
  }

  @Test
  void waitsNoLongerThanItsLimitForAnAnswerThatNeverEnds() {
    shop.answerWithoutEnd();
    var impatient = channel(Map.of("timeout_seconds", 1));
    var failure = assertThrows(PlugdeskException.class, () -> deliver(impatient));

    assertEquals(Kind.TRANSIENT, failure.kind());
  }

  @Test
  void namesASecretThatIsMissing() {
    var channel = channel(Map.of("secret_ref", ""));
    var failure = assertThrows(PlugdeskException.class, () -> deliver(channel));

    assertEquals(Kind.MISCONFIGURED, failure.kind());
    assertTrue(failure.getMessage().startsWith("secret_ref"), failure.getMessage());
  }

  private WebhookChannel channel(Map<String, Object> settings) {
    var given = new HashMap<String, Object>();
    given.put("callback_url", "http://" + shop.host() + "/answers?of=shop");
    given.put("secret_ref", "file:webhook");
    given.putAll(settings);
    return new WebhookChannel(
        Settings.of(WebhookConfig.class, given),
        Samples.ACME.tenantId(),
        webhooks,
        tenant -> HttpClient.newHttpClient(),
        (tenant, reference) -> Optional.of(SECRET).filter(any -> reference.equals("file:webhook")),
        Clock.fixed(NOON, ZoneOffset.UTC));
  }

  private static void deliver(WebhookChannel channel) {
    var passage = Samples.passage("returns", 0, "Thirty days.");
    channel
        .open(new Reply(Samples.ACME, "c-1", "m-1", "jane", 1))
        .finish(
            new Answer(
                Answer.Outcome.ANSWERED,
                "Thirty days. [1]",
                List.of(new Citation(1, passage, null)),
                List.of(),
                0.9,
                false,
                true));
  }

  private javax.ws.rs.core.Response message(String timestamp, String signature, String body) {
    return api.message("acme", timestamp, signature, bytes(body));
  }

  private Kind refused(String timestamp, String signature, String body) {
    return assertThrows(PlugdeskException.class, () -> message(timestamp, signature, body)).kind();
  }

  private static String signed(String timestamp, String body) {
    return signed(timestamp, MESSAGES, body);
  }

  private static String signed(String timestamp, String path, String body) {
    return Signature.of(SECRET, timestamp, path, bytes(body));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
