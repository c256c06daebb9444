package io.plugdesk.editions;

import io.plugdesk.editions.FeatureResource.ForFeature;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.osgi.resource.Capability;
import org.osgi.resource.Requirement;
import org.osgi.resource.Resource;
import org.osgi.resource.Wiring;
import org.osgi.service.resolver.HostedCapability;
import org.osgi.service.resolver.ResolveContext;

/** What is asked of the resolver: the edition and what stays on, over the plugins there are. */
final class EditionContext extends ResolveContext {
  private final Choice choice;
  private final Map<String, FeatureResource> resources = new TreeMap<>();
  private final List<Resource> mandatory = new ArrayList<>();

  /**
   * Asks for an edition.
   *
   * @param choice who may provide what
   * @param edition the features that the tenant is to have
   * @param kept the plugins that stay on
   */
  EditionContext(Choice choice, Collection<String> edition, Collection<Offer> kept) {
    this.choice = choice;
    mandatory.add(new FeatureResource("", List.of(), edition.stream().map(Need::of).toList()));
    kept.forEach(offer -> mandatory.add(resource(offer)));
  }

  @Override
  public Collection<Resource> getMandatoryResources() {
    return List.copyOf(mandatory);
  }

  @Override
  public List<Capability> findProviders(Requirement requirement) {
    var need = ((ForFeature) requirement).need();
    // The resolver changes the list.
    return new ArrayList<>(
        choice.of(need).stream().map(offer -> resource(offer).meeting(need)).toList());
  }

  /** No plugin is a fragment: what it hosts comes last. */
  @Override
  public int insertHostedCapability(List<Capability> capabilities, HostedCapability hosted) {
    capabilities.add(hosted);
    return capabilities.size() - 1;
  }

  @Override
  public boolean isEffective(Requirement requirement) {
    return true;
  }

  @Override
  public Map<Resource, Wiring> getWirings() {
    return Map.of();
  }

  private FeatureResource resource(Offer offer) {
    return resources.computeIfAbsent(
        offer.plugin(), any -> new FeatureResource(any, offer.provides(), offer.needs()));
  }
}
