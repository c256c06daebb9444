package io.plugdesk.itest;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The table of operations: how each is asked with real ids, what is open or shared, and why. */
final class Sources {
  private static final String HOUSE = "it is about the house and holds nothing of a tenant";
  private static final String PAGE = "visitors come without a token, by the tenant's public slug";
  private static final String PLUGIN = "plugins are installed for the whole house";
  private static final String DOCUMENT = "callers name their documents within their own tenant";
  private static final String NAMESPACE = "callers name the parts of their own knowledge";
  private static final String MESSAGE = "callers name their messages within their conversation";

  private Sources() {}

  /** The table by operationId. */
  static Map<String, Source> byOperation() {
    var table = new LinkedHashMap<String, Source>();
    List.of(
            house(),
            chatPage(),
            webhooks(),
            conversations(),
            plugins(),
            versions(),
            editions(),
            migrations(),
            tools(),
            connectors(),
            documents(),
            questions(),
            tenants())
        .forEach(part -> part.forEach(source -> table.put(source.operation(), source)));
    return table;
  }

  private static List<Source> house() {
    return List.of(
        Source.open("live", HOUSE),
        Source.open("ready", HOUSE),
        Source.open("serviceHealth", HOUSE),
        Source.open("metrics", HOUSE),
        Source.open("openapi", HOUSE),
        Source.open("keys", HOUSE),
        Source.open("chatAsset", "the widget's files are the same for every tenant")
            .shared("file", "files of the widget", seat -> "plugdesk.js"));
  }

  private static List<Source> chatPage() {
    return List.of(
        Source.open("chatPage", PAGE)
            .shared("tenant", PAGE, seat -> seat.household().slug())
            .shows(Canaries::name),
        Source.open("chatTenant", PAGE)
            .shared("tenant", PAGE, seat -> seat.household().slug())
            .shows(Canaries::name)
            .shows(Canaries::greeting),
        Source.open("chatToken", PAGE).shared("tenant", PAGE, seat -> seat.household().slug()));
  }

  private static List<Source> webhooks() {
    return List.of(
        Source.signed("webhookConversation")
            .shared("tenant", PAGE, seat -> seat.household().slug())
            .said("sender_id", seat -> "jane"),
        Source.signed("webhookMessage")
            .shared("tenant", PAGE, seat -> seat.household().slug())
            .said("platform_message_id", seat -> "m-1")
            .said("conversation_id", Seat::conversation)
            .said("sender_id", seat -> "jane")
            .said("content", seat -> "Hello?")
            .leaving("message_type")
            .leaving("metadata")
            .leaving("timestamp"));
  }

  private static List<Source> conversations() {
    return List.of(
        Source.closed("openConversation"),
        Source.closed("conversation")
            .ofPerson("conversation_id", Seat::conversation)
            .shows(Canaries::message),
        Source.closed("conversationEvents").ofPerson("conversation_id", Seat::conversation),
        Source.closed("sendMessage")
            .ofPerson("conversation_id", Seat::conversation)
            .ofCaller("message_id", MESSAGE, Seat::newMessage)
            .said("text", seat -> "This is " + seat.canaries().message()),
        Source.closed("askForPerson").ofPerson("conversation_id", Seat::conversation),
        Source.closed("stopAnswer")
            .ofPerson("conversation_id", Seat::conversation)
            .ofCaller("message_id", MESSAGE, Seat::message));
  }

  private static List<Source> plugins() {
    return List.of(
        Source.closed("listPlugins"),
        Source.closed("getPluginSettings").shared("plugin", PLUGIN, seat -> Household.WEB),
        Source.closed("listFeatures").shows(Canaries::setting),
        Source.closed("putFeature")
            .shared("plugin", PLUGIN, seat -> Household.WEB)
            .said("enabled", seat -> true)
            .said("settings", seat -> seat.household().settings())
            .shows(Canaries::setting),
        Source.closed("deleteFeature")
            .shared("plugin", PLUGIN, seat -> seat.household().spareFeature()));
  }

  private static List<Source> versions() {
    var houseWide = "it changes the versions of the whole house; PluginDeployBootTest does";
    return List.of(
        Source.closed("getFeatureVersion")
            .shared("plugin", PLUGIN, seat -> seat.household().ruled()),
        Source.closed("putFeatureVersion")
            .shared("plugin", PLUGIN, seat -> seat.household().spareFeature())
            .said("version", seat -> seat.household().clockVersion())
            .said("percent", seat -> 100),
        Source.closed("deleteFeatureVersion")
            .shared("plugin", PLUGIN, seat -> seat.household().ruled()),
        Source.closed("installPlugin").unasked(houseWide).leaving("beside").leaving("dry_run"),
        change("removePlugin").unasked(houseWide),
        change("rollBackPlugin").unasked(houseWide),
        change("upgradePlugin").unasked(houseWide));
  }

  private static Source change(String operation) {
    return Source.closed(operation)
        .said("plugin", seat -> Household.WEB)
        .leaving("version")
        .leaving("dry_run");
  }

  private static List<Source> editions() {
    return List.of(Source.closed("getEdition"), edition("planEdition"), edition("applyEdition"));
  }

  private static Source edition(String operation) {
    return Source.closed(operation).said("add", seat -> List.of("time")).leaving("remove");
  }

  private static List<Source> migrations() {
    var moves = "it moves all that a tenant knows; MigrationBootTest does";
    return List.of(
        Source.closed("migrateKnowledge")
            .unasked(moves)
            .said("to", seat -> LuceneJar.ID)
            .leaving("keep")
            .leaving("dry_run"),
        Source.closed("getMigration").ofTenant("job_id", seat -> seat.household().migration()),
        Source.closed("cancelMigration")
            .unasked(moves)
            .ofTenant("job_id", seat -> seat.household().migration()));
  }

  private static List<Source> tools() {
    return List.of(
        Source.closed("listTools"),
        Source.closed("invokeTool")
            .shared("tool_name", PLUGIN, seat -> seat.household().tool())
            .ofTenant("tenant_id", seat -> seat.household().id())
            .said("tool_args", seat -> Map.of())
            .leaving("idempotency_key")
            .leaving("callback_url"));
  }

  private static List<Source> connectors() {
    return List.of(
        Source.closed("listConnectors"),
        Source.closed("syncConnector")
            .shared("plugin", PLUGIN, seat -> seat.household().connector()),
        Source.closed("forgetConnectorDocuments")
            .shared("plugin", PLUGIN, seat -> seat.household().connector()));
  }

  private static List<Source> documents() {
    return List.of(
        Source.closed("ingestDocument")
            .ofCaller("document_id", DOCUMENT, seat -> seat.household().replaced())
            .ofCaller("namespace", NAMESPACE, seat -> Household.NAMESPACE)
            .said("content", seat -> seat.household().content())
            .said("metadata", seat -> Map.of("title", seat.household().title()))
            .said("chunking_strategy", seat -> "paragraph")
            .said("chunk_size", seat -> 200)
            .leaving("file"),
        Source.closed("getIngestJob").ofTenant("job_id", seat -> seat.household().job()),
        Source.closed("listDocuments")
            .ofCaller("namespace", NAMESPACE, seat -> Household.NAMESPACE)
            .said("after", seat -> "a")
            .said("limit", seat -> 100)
            .shows(Canaries::title),
        Source.closed("getDocument")
            .ofTenant("document_id", seat -> seat.household().document())
            .ofCaller("namespace", NAMESPACE, seat -> Household.NAMESPACE)
            .shows(Canaries::content),
        Source.closed("replaceDocument")
            .ofCaller("document_id", DOCUMENT, seat -> seat.household().replaced())
            .ofCaller("namespace", NAMESPACE, seat -> Household.NAMESPACE)
            .said("content", seat -> seat.household().content())
            .said("metadata", seat -> Map.of("title", seat.household().title()))
            .leaving("chunking_strategy")
            .leaving("chunk_size"),
        Source.closed("removeDocument")
            .ofTenant("document_id", seat -> seat.household().spareDocument())
            .ofCaller("namespace", NAMESPACE, seat -> Household.NAMESPACE));
  }

  private static List<Source> questions() {
    return List.of(
        Source.closed("search")
            .said("query", seat -> seat.household().question())
            .ofCaller("namespace", NAMESPACE, seat -> Household.NAMESPACE)
            .said("top_k", seat -> 20)
            .leaving("filters")
            .said("explain", seat -> true)
            .said("ranking", seat -> "rrf")
            .said("vector", seat -> true)
            .shows(Canaries::content),
        Source.closed("ragQuery")
            .ofTenant("tenant_id", seat -> seat.household().slug())
            .ofPerson("conversation_id", Seat::conversation)
            .said("question", seat -> seat.household().question())
            .said("top_k", seat -> 20)
            .ofCaller("namespace", NAMESPACE, seat -> Household.NAMESPACE)
            .leaving("filters")
            .shows(Canaries::title),
        turn("query"),
        turn("shortQuery"));
  }

  private static Source turn(String operation) {
    return Source.closed(operation)
        .ofTenant("tenant_id", seat -> seat.household().id())
        .said("user_id", Seat::person)
        .said("message", seat -> seat.household().question())
        .said("channel", seat -> "test")
        .ofPerson("context.conversation_id", Seat::conversation)
        .shows(Canaries::title);
  }

  private static List<Source> tenants() {
    return List.of(
        Source.closed("createTenant")
            .ofCaller("domain", "a new tenant's name", seat -> seat.household().newDomain())
            .said("name", seat -> "New")
            .said("config_json", seat -> Map.of()),
        Source.closed("listTenants").shows(Canaries::name),
        Source.closed("getTenant")
            .ofTenant("tenant", seat -> seat.household().slug())
            .shows(Canaries::config),
        Source.closed("updateTenant")
            .ofTenant("tenant", seat -> seat.household().id())
            .leaving("domain")
            .said("name", seat -> seat.household().name())
            .said("config_json", seat -> seat.household().config())
            .shows(Canaries::config),
        Source.closed("deleteTenant").ofTenant("tenant", seat -> seat.household().spareTenant()));
  }
}
