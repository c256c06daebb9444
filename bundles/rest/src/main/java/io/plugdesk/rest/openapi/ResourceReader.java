package io.plugdesk.rest.openapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.plugdesk.rest.json.Json;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.jaxrs2.Reader;
import io.swagger.v3.oas.integration.SwaggerConfiguration;
import io.swagger.v3.oas.models.OpenAPI;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import javax.annotation.security.RolesAllowed;
import javax.ws.rs.HttpMethod;
import javax.ws.rs.Path;

/** Reads the annotations of one resource class into an OpenAPI document of its own. */
final class ResourceReader {
  private static final String ROLES = "x-roles";

  ResourceReader() {
    ModelConverters.getInstance().addConverter(new ModelResolver(Json.mapper()));
  }

  /** The resource's document, its paths relative to where it is served. */
  ObjectNode read(Class<?> resource) {
    var configuration = new SwaggerConfiguration().openAPI(new OpenAPI());
    var model = new Reader(configuration).read(resource);
    ObjectNode document = io.swagger.v3.core.util.Json.mapper().valueToTree(model);
    Arrays.stream(resource.getMethods()).forEach(method -> addRoles(document, method));
    return document;
  }

  /** Names the roles of each operation, which OpenAPI has no word for. */
  private static void addRoles(ObjectNode document, Method method) {
    var roles =
        Optional.ofNullable(method.getAnnotation(RolesAllowed.class))
            .or(
                () ->
                    Optional.ofNullable(
                        method.getDeclaringClass().getAnnotation(RolesAllowed.class)));
    verb(method)
        .map(verb -> document.path("paths").path(path(method)).path(verb))
        .filter(ObjectNode.class::isInstance)
        .map(ObjectNode.class::cast)
        .ifPresent(
            operation -> {
              var names = operation.putArray(ROLES);
              roles.ifPresent(allowed -> Arrays.stream(allowed.value()).forEach(names::add));
            });
  }

  private static Optional<String> verb(Method method) {
    return Arrays.stream(method.getAnnotations())
        .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
        .filter(verb -> verb != null)
        .map(verb -> verb.value().toLowerCase(Locale.ROOT))
        .findFirst();
  }

  private static String path(Method method) {
    var path = method.getAnnotation(Path.class);
    var relative = path == null ? "" : path.value().replaceAll("\\{\\s*(\\w+)\\s*:[^}]*}", "{$1}");
    return relative.startsWith("/") ? relative : "/" + relative;
  }
}
