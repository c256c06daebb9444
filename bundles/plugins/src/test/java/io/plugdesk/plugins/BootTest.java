package io.plugdesk.plugins;

import static io.plugdesk.plugins.SmallHouse.await;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceFactory;
import org.osgi.framework.ServiceRegistration;
import org.osgi.framework.startlevel.FrameworkStartLevel;

/** When a real framework has started what it holds. */
class BootTest {
  @TempDir Path storage;

  private Container container;

  @BeforeEach
  void open() throws Exception {
    container = new Container(storage);
  }

  @AfterEach
  void close() throws Exception {
    container.close();
  }

  @Test
  void isOverAtTheLastLevel() {
    assertTrue(new Boot(container.context()).isOver());
    var boot = new Boot(container.context(), 5);
    assertFalse(boot.isOver());

    container
        .context()
        .getBundle(Constants.SYSTEM_BUNDLE_LOCATION)
        .adapt(FrameworkStartLevel.class)
        .setStartLevel(5);
    await(boot::isOver);
  }

  @Test
  void isNotOverWhileKarafInstallsTheBundles() {
    var boot = new Boot(container.context());
    offer("org.apache.karaf.features.FeaturesService");
    assertFalse(boot.isOver());
    offer("org.apache.karaf.features.BootFinished");
    assertTrue(boot.isOver());
  }

  private void offer(String service) {
    container.context().registerService(service, new Nobody(), null);
  }

  /** A service that nobody gets. */
  private static final class Nobody implements ServiceFactory<Object> {
    @Override
    public Object getService(Bundle bundle, ServiceRegistration<Object> registration) {
      return this;
    }

    @Override
    public void ungetService(
        Bundle bundle, ServiceRegistration<Object> registration, Object service) {}
  }
}
