package io.plugdesk.plugins;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.BundleListener;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.metatype.MetaTypeService;

/** What is read of the bundles that come and go, in a real framework. */
class CatalogueTest {
  private static final String SAMPLE = "io.plugdesk.plugins.sample";

  @TempDir Path storage;

  private final List<String> read = new CopyOnWriteArrayList<>();
  private Container container;
  private Catalogue catalogue;
  private volatile boolean late;
  private volatile Throwable defect;

  @BeforeEach
  void boot() throws Exception {
    container = new Container(storage);
    var descriptions =
        new Descriptions(
            container.context(),
            container.service(ServiceComponentRuntime.class),
            container.service(MetaTypeService.class));
    catalogue =
        new Catalogue(
            container.context(),
            bundle -> {
              read.add(bundle.getSymbolicName() + " " + bundle.getVersion());
              fail(bundle);
              return late ? Optional.empty() : descriptions.of(bundle);
            });
  }

  private void fail(Bundle bundle) {
    if (SAMPLE.equals(bundle.getSymbolicName())) {
      if (defect instanceof RuntimeException thrown) {
        throw thrown;
      }
      if (defect instanceof LinkageError thrown) {
        throw thrown;
      }
    }
  }

  @AfterEach
  void stop() throws Exception {
    catalogue.close();
    container.close();
  }

  @Test
  void readsOnlyTheBundleThatCame() throws Exception {
    after(() -> container.installSample("1.0.0"));
    assertEquals(List.of("1.0.0"), versions());
    read.clear();

    after(() -> container.installSample("1.1.0"));
    assertEquals(List.of("1.0.0", "1.1.0"), versions());
    assertEquals(List.of(SAMPLE + " 1.1.0"), read);
    assertEquals("1.1.0", catalogue.find(SAMPLE).orElseThrow().info().version());
  }

  @Test
  void forgetsTheBundleThatWentAndReadsNoOther() throws Exception {
    after(() -> container.installSample("1.0.0"));
    var later = after(() -> container.installSample("1.1.0"));
    assertEquals(List.of("1.0.0", "1.1.0"), versions());
    read.clear();

    after(
        () -> {
          later.stop();
          return later;
        });
    assertEquals(List.of("1.0.0"), versions());
    assertTrue(read.stream().noneMatch(each -> each.endsWith(" 1.0.0") && each.contains(SAMPLE)));
  }

  @Test
  void offersNoMoreWhatIsAboutToGoWithoutReadingIt() throws Exception {
    var bundle = after(() -> container.installSample("1.0.0"));
    assertEquals(List.of("1.0.0"), versions());
    read.clear();

    catalogue.leaves(bundle.getBundleId());
    assertTrue(catalogue.find(SAMPLE).isEmpty());
    assertEquals(List.of("1.0.0"), versions());
    assertEquals(List.of(), read);
  }

  @Test
  void readsAgainWhatWasNotKnownYet() throws Exception {
    late = true;
    after(() -> container.installSample("1.0.0"));
    assertEquals(List.of(), versions());

    late = false;
    after(() -> container.installSample("1.1.0"));
    assertEquals(List.of("1.0.0", "1.1.0"), versions());
  }

  @Test
  void readsWhatWasNotKnownYetWhenItIsAskedToThoughNothingComes() throws Exception {
    late = true;
    after(() -> container.installSample("1.0.0"));
    assertEquals(List.of(), versions());
    var told = new AtomicInteger();
    catalogue.watch(told::incrementAndGet);
    catalogue.again();
    assertEquals(0, told.get());

    late = false;
    assertEquals(List.of(), versions());
    catalogue.again();
    assertEquals(List.of("1.0.0"), versions());
    assertEquals(1, told.get());
    read.clear();
    catalogue.again();
    assertEquals(List.of("1.0.0"), versions());
    assertEquals(List.of(), read);
    assertEquals(1, told.get());
  }

  @Test
  void aBundleThatCannotBeReadHarmsNoOtherAndIsReadAgain() throws Exception {
    after(() -> container.installSample("1.0.0"));
    assertEquals(List.of("1.0.0"), versions());

    defect = new NoClassDefFoundError("a/b/C");
    after(() -> container.installSample("1.1.0"));
    assertEquals(List.of("1.0.0"), versions());
    defect = new IllegalStateException("A defect");
    after(() -> container.installSample("1.2.0"));
    assertEquals(List.of("1.0.0"), versions());

    defect = null;
    catalogue.again();
    assertEquals(List.of("1.0.0", "1.1.0", "1.2.0"), versions());
  }

  private List<String> versions() {
    var versions = new ArrayList<String>();
    catalogue.releases().forEach(installed -> versions.add(installed.info().version()));
    return versions;
  }

  private interface Change {
    Bundle make() throws Exception;
  }

  /** Makes a change, and returns when the catalogue has heard of it: events come in order. */
  private Bundle after(Change change) throws Exception {
    var heard = new SynchronousQueue<Long>();
    var events = container.context();
    BundleListener listener =
        event -> {
          if (event.getType() == BundleEvent.STARTED || event.getType() == BundleEvent.STOPPED) {
            try {
              heard.offer(event.getBundle().getBundleId(), 5, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
            }
          }
        };
    events.addBundleListener(listener);
    try {
      var bundle = change.make();
      assertEquals(bundle.getBundleId(), heard.poll(10, TimeUnit.SECONDS));
      return bundle;
    } finally {
      events.removeBundleListener(listener);
    }
  }
}
