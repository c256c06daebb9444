package io.plugdesk.permissions;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.namespace.PackageNamespace;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.resource.Capability;
import org.osgi.resource.Requirement;

/**
 * A bundle that is a plugin, with what it declared.
 *
 * @param bundle the number of the bundle
 * @param name its Bundle-SymbolicName; ids of plugins in it begin with it
 * @param version its version
 * @param hosts the hosts that it calls
 * @param secrets the secrets that it reads
 * @param services the interfaces of the services that it refers to
 */
record Plugin(
    long bundle,
    String name,
    String version,
    List<String> hosts,
    List<String> secrets,
    Set<String> services) {
  private static final String LOCATION = "plugdesk:";
  private static final String API = "io.plugdesk.api";
  private static final String DESK = "io.plugdesk.desk";
  private static final String HOSTS = "plugdesk.host";
  private static final String SECRETS = "plugdesk.secret";
  private static final String SERVICES = "osgi.service";
  private static final Pattern PACKAGE = Pattern.compile("\\(osgi\\.wiring\\.package=([^)]+)\\)");
  private static final Pattern OBJECT_CLASS = Pattern.compile("\\(objectClass=([^)]+)\\)");

  /**
   * Reads what a bundle declares; empty for one that is no plugin.
   *
   * <p>What was put in while the house runs is a plugin in any case. What came with the house is
   * one when it knows the api, and neither the inside of the house nor exports of it.
   */
  static Optional<Plugin> of(Bundle bundle) {
    var revision = bundle.adapt(BundleRevision.class);
    var dropped = bundle.getLocation().startsWith(LOCATION);
    return dropped || (revision != null && knowsOnlyTheApi(revision))
        ? Optional.of(declared(bundle))
        : Optional.empty();
  }

  /**
   * Reads what a bundle declares, whether it is a plugin or not; one that is gone has no rights.
   */
  static Plugin declared(Bundle bundle) {
    var revision = bundle.adapt(BundleRevision.class);
    var gone = revision == null;
    return new Plugin(
        bundle.getBundleId(),
        String.valueOf(bundle.getSymbolicName()),
        String.valueOf(bundle.getVersion()),
        gone ? List.of() : words(revision, HOSTS),
        gone ? List.of() : words(revision, SECRETS),
        gone ? Set.of() : named(revision, SERVICES, OBJECT_CLASS));
  }

  /** Whether an id of a plugin, or a class, is this bundle's own. */
  boolean owns(String id) {
    return owns(name, id);
  }

  /** Whether an id of a plugin, or a class, is of the bundle of this name. */
  static boolean owns(String name, String id) {
    return id.equals(name) || id.startsWith(name + ".");
  }

  @Override
  public String toString() {
    return name + " " + version;
  }

  private static boolean knowsOnlyTheApi(BundleRevision revision) {
    var imported = named(revision, PackageNamespace.PACKAGE_NAMESPACE, PACKAGE);
    return imported.stream().anyMatch(each -> each.startsWith(API))
        && imported.stream().noneMatch(each -> each.startsWith(DESK))
        && exports(revision).noneMatch(each -> each.startsWith(API));
  }

  private static Stream<String> exports(BundleRevision revision) {
    return revision.getDeclaredCapabilities(PackageNamespace.PACKAGE_NAMESPACE).stream()
        .map(each -> String.valueOf(each.getAttributes().get(PackageNamespace.PACKAGE_NAMESPACE)));
  }

  private static List<String> words(BundleRevision revision, String namespace) {
    return revision.getDeclaredCapabilities(namespace).stream()
        .flatMap(each -> words(each, namespace))
        .toList();
  }

  private static Stream<String> words(Capability capability, String attribute) {
    var value = capability.getAttributes().get(attribute);
    return value instanceof List<?> list
        ? list.stream().map(String::valueOf)
        : Stream.ofNullable(value).map(String::valueOf);
  }

  private static Set<String> named(BundleRevision revision, String namespace, Pattern pattern) {
    var names = new TreeSet<String>();
    revision.getDeclaredRequirements(namespace).stream()
        .map(Plugin::filter)
        .flatMap(filter -> pattern.matcher(filter).results())
        .forEach(found -> names.add(found.group(1)));
    return Set.copyOf(names);
  }

  private static String filter(Requirement requirement) {
    return requirement.getDirectives().getOrDefault("filter", "");
  }
}
