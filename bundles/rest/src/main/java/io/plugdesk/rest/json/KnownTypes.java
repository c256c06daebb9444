package io.plugdesk.rest.json;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import javax.ws.rs.DefaultValue;
import javax.ws.rs.HttpMethod;
import javax.ws.rs.core.Response;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has a mapper learn the bodies of a resource before its first request: the one that meets a new
 * version first would have to wait for that.
 *
 * @param mapper reads and writes the bodies
 */
public record KnownTypes(ObjectMapper mapper) {
  private static final Logger LOG = LoggerFactory.getLogger(KnownTypes.class);

  /** Learns what the operations of a resource take and give; a defect shows when it is called. */
  public void learn(Class<?> resource) {
    try {
      Arrays.stream(resource.getMethods()).filter(KnownTypes::isOperation).forEach(this::learn);
    } catch (RuntimeException | LinkageError e) {
      LOG.debug("The bodies of {} are not known in advance", resource.getName(), e);
    }
  }

  private static boolean isOperation(Method method) {
    return Arrays.stream(method.getAnnotations())
        .anyMatch(each -> each.annotationType().isAnnotationPresent(HttpMethod.class));
  }

  private void learn(Method method) {
    var types = mapper.getTypeFactory();
    if (method.getReturnType() != void.class && method.getReturnType() != Response.class) {
      mapper.writerFor(types.constructType(method.getGenericReturnType()));
    }
    for (var parameter : method.getParameters()) {
      if (isBody(parameter)) {
        mapper.readerFor(types.constructType(parameter.getParameterizedType()));
      }
    }
  }

  /** A body has no annotation but that of what it is when it is missing. */
  private static boolean isBody(Parameter parameter) {
    return Arrays.stream(parameter.getAnnotations()).allMatch(DefaultValue.class::isInstance);
  }
}
