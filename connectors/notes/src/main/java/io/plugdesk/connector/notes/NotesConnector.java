package io.plugdesk.connector.notes;

import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import io.plugdesk.api.connector.Changes;
import io.plugdesk.api.connector.Connector;
import io.plugdesk.api.connector.Cursor;
import io.plugdesk.api.connector.SourceDocument;
import io.plugdesk.api.feature.Needs;
import io.plugdesk.api.feature.Provides;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.metatype.annotations.Designate;

/** Makes a document of each note; its cursor is a line for each note that was given. */
@Component(
    configurationPid = "io.plugdesk.connector.notes",
    configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = NotesConfig.class, factory = true)
@Provides("documents.notes")
@Needs("search")
public final class NotesConnector implements Connector {
  private static final int PAGE = 50;
  private final Supplier<List<String>> notes;

  /** Takes the settings. */
  @Activate
  public NotesConnector(NotesConfig config) {
    this(() -> List.of(config.notes()));
  }

  NotesConnector(Supplier<List<String>> notes) {
    this.notes = notes;
  }

  @Override
  public Changes changesSince(Cursor cursor) {
    var texts = new TreeMap<String, String>();
    notes.get().forEach(note -> texts.put(title(note), note.substring(title(note).length() + 1)));
    var given = new TreeMap<String, String>();
    cursor.value().lines().map(line -> line.split("\t")).forEach(e -> given.put(e[1], e[0]));
    var removed = given.keySet().stream().filter(title -> !texts.containsKey(title)).toList();
    given.keySet().removeAll(removed);
    var changed =
        texts.keySet().stream()
            .filter(title -> !mark(texts.get(title)).equals(given.get(title)))
            .toList();
    var page = changed.subList(0, Math.min(PAGE, changed.size()));
    page.forEach(title -> given.put(title, mark(texts.get(title))));
    return new Changes(
        page.stream().map(title -> document(title, texts.get(title))).toList(),
        removed,
        new Cursor(
            given.entrySet().stream()
                .map(entry -> entry.getValue() + "\t" + entry.getKey())
                .collect(Collectors.joining("\n"))),
        page.size() < changed.size());
  }

  private static String title(String note) {
    var title = note.substring(0, Math.max(0, note.indexOf(':')));
    if (title.isBlank() || title.length() > 150 || title.matches("(?s).*\\p{Cntrl}.*")) {
      throw new PlugdeskException(
          Kind.MISCONFIGURED, "A note has no title: write it as Title: text");
    }
    return title;
  }

  private static String mark(String text) {
    return text.length() + "." + text.hashCode();
  }

  private static SourceDocument document(String title, String text) {
    var bytes = ("# " + title + "\n\n" + text.strip() + "\n").getBytes(StandardCharsets.UTF_8);
    return new SourceDocument(
        title, title, title + ".md", () -> new ByteArrayInputStream(bytes), null, Map.of());
  }
}
