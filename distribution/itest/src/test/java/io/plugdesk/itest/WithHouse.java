package io.plugdesk.itest;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store.CloseableResource;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Boots the house once for all tests, hands it to those that ask, and stops it at the end. */
final class WithHouse implements ParameterResolver {
  private static final Namespace NAMESPACE = Namespace.create(WithHouse.class);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == RunningHouse.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(NAMESPACE)
        .getOrComputeIfAbsent("house", key -> new Started(), Started.class)
        .house;
  }

  private static final class Started implements CloseableResource {
    private final RunningHouse house;

    private Started() {
      try {
        house = RunningHouse.start();
      } catch (java.io.IOException e) {
        throw new AssertionError("The house did not start", e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new AssertionError("The house did not start", e);
      }
    }

    @Override
    public void close() throws Exception {
      house.close();
    }
  }
}
