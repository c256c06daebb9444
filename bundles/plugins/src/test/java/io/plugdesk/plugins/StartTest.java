package io.plugdesk.plugins;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.metatype.MetaTypeService;

/** When the start of the plugins is over. */
class StartTest {
  private static final String SAMPLE = SmallHouse.SAMPLE;

  @TempDir Path storage;

  private boolean booted = true;
  private final AtomicLong now = new AtomicLong();
  private final Directory directory = new Directory();
  private Container container;
  private Bundle sample;
  private Start start;

  @BeforeEach
  void open() throws Exception {
    container = new Container(storage);
    sample = container.installSample("1.0.0");
    var tenants = new MemoryTenants(container.context());
    var declarations = new Declarations(tenants, early -> {});
    for (var slug : new String[] {"acme", "globex"}) {
      var tenant = tenants.create(slug, slug, "{}", "test").context();
      tenants.enable(tenant, SAMPLE, "{}", "test");
      declarations.refresh(tenant);
    }
    var catalogue =
        new Catalogue(
            container.context(),
            container.service(ServiceComponentRuntime.class),
            container.service(MetaTypeService.class));
    start = new Start(declarations, directory, catalogue, () -> booted, now::get);
    start.projected();
  }

  @AfterEach
  void close() throws Exception {
    container.close();
  }

  @Test
  void waitsForTheOthersAsLongAsInstancesComeUp() {
    at(15);
    up("acme");
    at(34);
    assertFalse(start.check().ready());
    up("globex");
    assertTrue(start.check().ready());
  }

  @Test
  void goesOnWithoutWhatDoesNotComeUp() {
    at(15);
    up("acme");
    at(36);
    assertTrue(start.check().ready());
    assertTrue(start.check().detail().contains(SAMPLE));
  }

  @Test
  void doesNotWaitForEver() {
    for (int second = 0; second <= 300; second += 15) {
      at(second);
      up("acme");
      assertFalse(start.check().ready(), "at " + second);
    }
    at(301);
    assertTrue(start.check().ready());
  }

  @Test
  void isNotOverWhileBundlesOfTheHouseAreStarting() {
    booted = false;
    up("acme");
    up("globex");
    at(60);
    assertFalse(start.isOver());
    booted = true;
    assertTrue(start.isOver());
  }

  @Test
  void goesOnWithoutABundleOfTheHouseThatNeverStarts() {
    booted = false;
    at(300);
    assertFalse(start.isOver());
    at(301);
    assertTrue(start.isOver());
  }

  private void at(int second) {
    now.set(Duration.ofSeconds(second).toNanos());
  }

  private void up(String slug) {
    var key = new Instance.Key("00000000-0000-0000-0000-" + slug, SAMPLE, 1);
    directory.add(new Instance(key, Release.of(sample), 0, Set.of(), () -> null));
  }
}
