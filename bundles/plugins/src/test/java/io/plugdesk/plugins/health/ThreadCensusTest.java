package io.plugdesk.plugins.health;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.reflect.Proxy;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleReference;

/** Whose threads there are. */
class ThreadCensusTest {
  @Test
  void countsTheThreadsThatInheritTheLoaderOfABundle() throws Exception {
    var end = new CountDownLatch(1);
    var began = new CountDownLatch(2);
    var here = Thread.currentThread();
    var before = here.getContextClassLoader();
    here.setContextClassLoader(new Loader(4711));
    try {
      for (int i = 0; i < 2; i++) {
        new Thread(
                () -> {
                  began.countDown();
                  awaited(end);
                })
            .start();
      }
    } finally {
      here.setContextClassLoader(before);
    }
    began.await();

    assertEquals(2, ThreadCensus.count().get(4711L));
    end.countDown();
  }

  private static void awaited(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static final class Loader extends ClassLoader implements BundleReference {
    private final long id;

    private Loader(long id) {
      this.id = id;
    }

    @Override
    public Bundle getBundle() {
      return (Bundle)
          Proxy.newProxyInstance(
              getClass().getClassLoader(), new Class<?>[] {Bundle.class}, (p, m, a) -> id);
    }
  }
}
