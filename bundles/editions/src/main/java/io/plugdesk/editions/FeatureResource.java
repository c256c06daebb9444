package io.plugdesk.editions;

import java.util.List;
import java.util.Map;
import org.osgi.resource.Capability;
import org.osgi.resource.Namespace;
import org.osgi.resource.Requirement;
import org.osgi.resource.Resource;

/** A plugin, or the tenant's edition, as the resolver sees it. */
final class FeatureResource implements Resource {
  private final String name;
  private final List<Capability> capabilities;
  private final List<Requirement> requirements;

  /**
   * Makes a resource.
   *
   * @param name a plugin's id; empty for the edition
   * @param provides what it provides
   * @param needs what it needs
   */
  FeatureResource(String name, List<Provided> provides, List<Need> needs) {
    this.name = name;
    capabilities = provides.stream().<Capability>map(each -> new OfFeature(this, each)).toList();
    requirements = needs.stream().<Requirement>map(each -> new ForFeature(this, each)).toList();
  }

  String name() {
    return name;
  }

  /** The capability that meets a need. */
  Capability meeting(Need need) {
    return capabilities.stream()
        .filter(each -> need.metBy(((OfFeature) each).provided()))
        .findFirst()
        .orElseThrow();
  }

  @Override
  public List<Capability> getCapabilities(String namespace) {
    return within(namespace) ? capabilities : List.of();
  }

  @Override
  public List<Requirement> getRequirements(String namespace) {
    return within(namespace) ? requirements : List.of();
  }

  private static boolean within(String namespace) {
    return namespace == null || namespace.equals(Provided.NAMESPACE);
  }

  @Override
  public String toString() {
    return name.isEmpty() ? "the edition" : name;
  }

  /** A feature that is provided. */
  private record OfFeature(Resource resource, Provided provided) implements Capability {
    @Override
    public String getNamespace() {
      return Provided.NAMESPACE;
    }

    @Override
    public Map<String, String> getDirectives() {
      return Map.of();
    }

    @Override
    public Map<String, Object> getAttributes() {
      return provided.attributes();
    }

    @Override
    public Resource getResource() {
      return resource;
    }
  }

  /** A feature that is needed. */
  record ForFeature(Resource resource, Need need) implements Requirement {
    @Override
    public String getNamespace() {
      return Provided.NAMESPACE;
    }

    @Override
    public Map<String, String> getDirectives() {
      return Map.of(Namespace.REQUIREMENT_FILTER_DIRECTIVE, need.filter());
    }

    @Override
    public Map<String, Object> getAttributes() {
      return Map.of("feature", need.feature());
    }

    @Override
    public Resource getResource() {
      return resource;
    }
  }
}
