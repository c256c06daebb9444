package io.plugdesk.plugins;

import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Dictionary;
import java.util.HashSet;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The factory configurations that this room owns: one for each tenant, plugin and revision. */
final class Configurations {
  /** The property that names the tenant of an instance by its UUID. */
  static final String TENANT = "plugdesk.tenant";

  /** The property that names the plugin of an instance. */
  static final String PLUGIN = "plugdesk.plugin";

  /** The property that tells the revision of an instance's settings. */
  static final String REVISION = "plugdesk.revision";

  /** The property that names the folder of an instance's tenant. */
  static final String FOLDER = "plugdesk.folder";

  /** How the properties begin that only the house sets. */
  static final String RESERVED = "plugdesk.";

  private static final Logger LOG = LoggerFactory.getLogger(Configurations.class);
  private static final String OWNED = "(&(" + TENANT + "=*)(" + PLUGIN + "=*)(" + REVISION + "=*))";

  private final ConfigurationAdmin admin;
  private final Function<String, Optional<Path>> folders;

  /**
   * Takes hold of the configurations.
   *
   * @param admin where they are kept
   * @param folders the folder of a tenant by its UUID; empty when there is no such tenant
   */
  Configurations(ConfigurationAdmin admin, Function<String, Optional<Path>> folders) {
    this.admin = admin;
    this.folders = folders;
  }

  /** What is there, also from an earlier run. */
  Set<Instance.Key> list() {
    var keys = new HashSet<Instance.Key>();
    for (var configuration : find(OWNED)) {
      try {
        keys.add(key(configuration.getProperties()));
      } catch (IllegalStateException deleted) {
        LOG.debug("A configuration went while it was listed", deleted);
      }
    }
    return keys;
  }

  private static Instance.Key key(Dictionary<String, Object> properties) {
    return new Instance.Key(
        String.valueOf(properties.get(TENANT)),
        String.valueOf(properties.get(PLUGIN)),
        ((Number) properties.get(REVISION)).intValue());
  }

  /** Makes the configuration, or corrects it where it differs. */
  void put(Instance.Key key, Map<String, Object> settings) {
    Dictionary<String, Object> properties = new Hashtable<>();
    settings.forEach(
        (name, value) -> {
          if (!name.startsWith(RESERVED)) {
            properties.put(name, value);
          }
        });
    folders.apply(key.tenantId()).ifPresent(path -> properties.put(FOLDER, path.toString()));
    properties.put(TENANT, key.tenantId());
    properties.put(PLUGIN, key.plugin());
    properties.put(REVISION, key.revision());
    try {
      admin
          .getFactoryConfiguration(key.plugin(), key.tenantId() + "~" + key.revision(), "?")
          .updateIfDifferent(properties);
    } catch (IOException e) {
      throw failed("write", e);
    }
  }

  /** Removes the configuration, and with it the instance. */
  void delete(Instance.Key key) {
    var pid = key.plugin() + "~" + key.tenantId() + "~" + key.revision();
    for (var configuration : find("(service.pid=" + pid + ")")) {
      try {
        configuration.delete();
      } catch (IOException e) {
        throw failed("delete", e);
      }
    }
  }

  private List<Configuration> find(String filter) {
    try {
      var found = admin.listConfigurations(filter);
      return found == null ? List.of() : List.of(found);
    } catch (IOException | InvalidSyntaxException e) {
      throw failed("list", e);
    }
  }

  private static PlugdeskException failed(String what, Exception cause) {
    return new PlugdeskException(
        Kind.TRANSIENT,
        "Could not %s a plugin's configuration: is the disk of the data folder full?"
            .formatted(what),
        cause);
  }
}
