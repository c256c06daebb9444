package io.plugdesk.exam;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertTrue;

import io.plugdesk.desk.conversations.Answering;
import io.plugdesk.desk.editions.Planning;
import io.plugdesk.desk.knowledge.Grounding;
import io.plugdesk.desk.knowledge.IngestProgress;
import io.plugdesk.desk.knowledge.Library;
import io.plugdesk.desk.knowledge.Migrations;
import io.plugdesk.desk.plugins.Installations;
import io.plugdesk.desk.plugins.PluginChanges;
import io.plugdesk.desk.plugins.PluginHealth;
import io.plugdesk.desk.plugins.PluginPermissions;
import io.plugdesk.desk.plugins.PluginSettings;
import io.plugdesk.desk.plugins.VersionRules;
import io.plugdesk.desk.tenants.Deletions;
import io.plugdesk.desk.tenants.Features;
import io.plugdesk.desk.tenants.Tenants;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.security.PrivilegedAction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.inject.Inject;
import javax.security.auth.Subject;
import org.apache.camel.CamelContext;
import org.apache.karaf.jaas.boot.principal.RolePrincipal;
import org.apache.karaf.shell.api.console.Command;
import org.apache.karaf.shell.api.console.SessionFactory;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerClass;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.framework.namespace.PackageNamespace;
import org.osgi.framework.wiring.BundleRevision;

/** The assembled Karaf as it is when it has started, seen from a bundle inside. */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class KarafTest {
  private static final List<String> CONTRACTS =
      List.of("io.plugdesk.api", "io.plugdesk.desk", "io.plugdesk.wrapped");
  private static final Set<String> LOOKING =
      Set.of("knowledge:list", "knowledge:search", "plugdesk:ask");

  @Inject BundleContext bundles;
  @Inject CamelContext camel;
  @Inject SessionFactory console;
  private final List<ServiceRegistration<?>> played = new ArrayList<>();

  @Configuration
  public Option[] configuration() throws IOException {
    return Container.options();
  }

  @Test
  public void everyBundleOfTheHouseIsActive() {
    var house = house().toList();

    assertTrue("only " + house.size() + " bundles", house.size() > 20);
    var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (!resting(house).isEmpty() && System.nanoTime() < deadline) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
    }
    assertEquals(List.of(), resting(house));
  }

  /** The last bundles may still be starting when the first services are there. */
  private static List<Bundle> resting(List<Bundle> house) {
    return house.stream().filter(bundle -> bundle.getState() != Bundle.ACTIVE).toList();
  }

  @Test
  public void nothingElseIsLeftUnresolved() {
    var unresolved =
        Stream.of(bundles.getBundles())
            .filter(bundle -> bundle.getState() == Bundle.INSTALLED)
            .toList();

    assertEquals(List.of(), unresolved);
  }

  @Test
  public void roomsAndPluginsExportNothing() {
    var inside = house().filter(bundle -> !isContract(bundle)).toList();

    assertTrue("only " + inside.size() + " rooms and plugins", inside.size() > 15);
    for (var room : inside) {
      assertEquals(room.getSymbolicName(), Set.of(), exports(room, any -> true));
    }
  }

  @Test
  public void eachPackageOfTheContractsIsExportedOnce() {
    Predicate<String> contract =
        name -> name.startsWith("io.plugdesk.api") || name.startsWith("io.plugdesk.desk");
    var all =
        Stream.of(bundles.getBundles())
            .flatMap(bundle -> exports(bundle, contract).stream())
            .sorted()
            .toList();

    assertTrue(all.toString(), all.contains("io.plugdesk.api"));
    assertEquals(List.copyOf(new TreeSet<>(all)), all);
  }

  @Test
  public void camelFindsTheComponentsOfLangChain4j() {
    for (var name : List.of("langchain4j-chat", "langchain4j-agent", "langchain4j-tools")) {
      var component = camel.getComponent(name);
      assertNotNull(name, component);
      assertEquals(camel, component.getCamelContext());
    }
  }

  /**
   * Karaf offers a command when all it needs is there; without a database that has to be played.
   */
  @Before
  public void playTheHouse() {
    for (var room :
        List.of(
            Answering.class,
            Deletions.class,
            Features.class,
            Grounding.class,
            IngestProgress.class,
            Installations.class,
            Library.class,
            Migrations.class,
            Planning.class,
            PluginChanges.class,
            PluginHealth.class,
            PluginPermissions.class,
            PluginSettings.class,
            Tenants.class,
            VersionRules.class)) {
      played.add(bundles.registerService(room.getName(), silent(room), null));
    }
  }

  @After
  public void endThePlay() {
    played.forEach(ServiceRegistration::unregister);
  }

  @Test
  public void anAgentSeesNoCommandThatChangesAnything() {
    var seen = seenBy("agent");

    assertTrue(seen.toString(), seen.containsAll(LOOKING));
    seen.removeAll(LOOKING);
    seen.removeIf(name -> name.startsWith("*:"));
    assertEquals(
        Set.of(
            "shell:clear",
            "shell:complete",
            "shell:completion",
            "shell:history",
            "shell:if",
            "shell:keymap",
            "shell:logout",
            "shell:setopt",
            "shell:unsetopt"),
        seen);
  }

  @Test
  public void anOperatorMakesTenantsAndReadsNothingOfThem() {
    var seen = seenBy("operator");

    assertTrue(seen.toString(), seen.contains("tenant:create"));
    assertFalse(seen.toString(), seen.contains("tenant:apply"));
    LOOKING.forEach(name -> assertFalse(name, seen.contains(name)));
  }

  @Test
  public void anAdminChangesWhatATenantHas() {
    var seen = seenBy("admin");

    assertTrue(seen.toString(), seen.containsAll(Set.of("tenant:plan", "tenant:apply")));
  }

  private static Object silent(Class<?> room) {
    return Proxy.newProxyInstance(
        room.getClassLoader(),
        new Class<?>[] {room},
        (self, method, words) ->
            switch (method.getName()) {
              case "hashCode" -> System.identityHashCode(self);
              case "equals" -> self == words[0];
              case "toString" -> "silent " + room.getSimpleName();
              default -> throw new IllegalStateException(method + " was called");
            });
  }

  private Stream<Bundle> house() {
    return Stream.of(bundles.getBundles())
        .filter(bundle -> bundle.getSymbolicName().startsWith("io.plugdesk."));
  }

  private static boolean isContract(Bundle bundle) {
    return CONTRACTS.stream()
        .anyMatch(
            name ->
                bundle.getSymbolicName().equals(name)
                    || bundle.getSymbolicName().startsWith(name + "."));
  }

  private static Set<String> exports(Bundle bundle, Predicate<String> wanted) {
    return bundle
        .adapt(BundleRevision.class)
        .getDeclaredCapabilities(PackageNamespace.PACKAGE_NAMESPACE)
        .stream()
        .map(each -> (String) each.getAttributes().get(PackageNamespace.PACKAGE_NAMESPACE))
        .filter(wanted)
        .collect(Collectors.toSet());
  }

  private Set<String> seenBy(String... roles) {
    var subject = new Subject();
    Arrays.stream(roles).map(RolePrincipal::new).forEach(subject.getPrincipals()::add);
    return Subject.doAs(subject, (PrivilegedAction<Set<String>>) this::commands);
  }

  private Set<String> commands() {
    var session = console.create(null, System.out, System.err);
    try {
      return session.getRegistry().getCommands().stream()
          .map(KarafTest::fullName)
          .collect(Collectors.toCollection(TreeSet::new));
    } finally {
      session.close();
    }
  }

  private static String fullName(Command command) {
    return command.getScope() + ":" + command.getName();
  }
}
