package io.plugdesk.connector.folder;

import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import io.plugdesk.api.connector.Changes;
import io.plugdesk.api.connector.Connector;
import io.plugdesk.api.connector.Cursor;
import io.plugdesk.api.connector.SourceDocument;
import io.plugdesk.api.feature.Needs;
import io.plugdesk.api.feature.Provides;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.metatype.annotations.Designate;

/** Tells which files of the tenant's watched folder are new, changed or gone. */
@Component(
    configurationPid = "io.plugdesk.connector.folder",
    configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = FolderConfig.class, factory = true)
@Provides("documents.folder")
@Needs("search")
public final class FolderConnector implements Connector {
  /** The property by which the house tells the folder of the tenant. */
  static final String TENANT_FOLDER = "plugdesk.folder";

  private static final int PAGE = 50;
  private final WatchedFolder folder;

  /** Takes the settings, and the tenant's folder from the house. */
  @Activate
  public FolderConnector(FolderConfig config, Map<String, Object> properties) {
    this(
        properties.get(TENANT_FOLDER) instanceof String path ? Path.of(path) : null,
        config.folder(),
        List.of(config.include()),
        Clock.systemUTC());
  }

  FolderConnector(Path tenantFolder, String folder, List<String> include, Clock clock) {
    this.folder = new WatchedFolder(tenantFolder, folder, include, clock);
  }

  @Override
  public Changes changesSince(Cursor cursor) {
    var known = FolderState.of(cursor);
    var files = folder.files();
    var removed =
        known.stamps().keySet().stream().filter(path -> !files.containsKey(path)).toList();
    var changed =
        files.values().stream()
            .filter(WatchedFile::settled)
            .filter(file -> !file.stamp().equals(known.stamps().get(file.path())))
            .toList();
    var gone = removed.subList(0, Math.min(PAGE, removed.size()));
    var page = changed.subList(0, Math.min(PAGE, changed.size()));
    return new Changes(
        page.stream().map(this::document).toList(),
        gone.stream().map(WatchedFile::id).toList(),
        known.with(page, gone).cursor().orElseThrow(FolderConnector::tooMany),
        page.size() < changed.size() || gone.size() < removed.size());
  }

  private SourceDocument document(WatchedFile file) {
    return new SourceDocument(
        WatchedFile.id(file.path()),
        null,
        file.path().substring(file.path().lastIndexOf('/') + 1),
        () -> folder.open(file),
        null,
        Map.of("path", file.path()));
  }

  private static PlugdeskException tooMany() {
    return new PlugdeskException(
        Kind.MISCONFIGURED,
        "The folder holds more files than one connector can follow, some ten thousand: set include"
            + " or a sub-folder");
  }
}
