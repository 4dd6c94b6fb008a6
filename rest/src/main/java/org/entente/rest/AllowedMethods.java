package org.entente.rest;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * Which methods an address takes, read from the resources' own annotations: RESTEasy Reactive
 * answers 405 without the {@code Allow} that RFC 9110 §15.5.6 demands, and OPTIONS with the methods
 * of other addresses among them.
 */
@Singleton
class AllowedMethods {
  private final Map<String, Set<String>> byPath = new TreeMap<>();

  /** A part of a path that a template stands for. */
  private static final String ANY = "[^/]+";

  @Inject
  AllowedMethods(BeanManager beans) {
    this(
        beans.getBeans(Object.class, Any.Literal.INSTANCE).stream()
            .<Class<?>>map(bean -> bean.getBeanClass())
            .filter(type -> type.isAnnotationPresent(Path.class))
            .toList());
  }

  AllowedMethods(List<Class<?>> resources) {
    for (Class<?> resource : resources) {
      for (Method route : resource.getDeclaredMethods()) {
        methods(route).forEach(method -> add(pattern(resource, route), method));
      }
    }
  }

  /**
   * As {@code Allow} lists them; empty where no resource is there. An address that is written out
   * goes before one with templates (Jakarta REST §3.7.2), whose methods it does not take.
   */
  String at(String path) {
    return byPath.keySet().stream()
        .filter(pattern -> Pattern.matches(pattern, path))
        .max(Comparator.comparingInt(AllowedMethods::writtenOut))
        .map(pattern -> String.join(", ", byPath.get(pattern)))
        .orElse("");
  }

  @ServerResponseFilter
  void tell(ContainerRequestContext request, ContainerResponseContext response) {
    if (request.getMethod().equals(HttpMethod.OPTIONS)) {
      response.getHeaders().putSingle(HttpHeaders.ALLOW, at(request.getUriInfo().getPath()));
    }
  }

  private static int writtenOut(String pattern) {
    return pattern.replace(ANY, "").length();
  }

  private void add(String pattern, String method) {
    Set<String> methods = byPath.computeIfAbsent(pattern, path -> new TreeSet<>());
    methods.add(method);
    methods.add("OPTIONS");
    if (method.equals("GET")) {
      methods.add("HEAD");
    }
  }

  private static Stream<String> methods(Method route) {
    return Stream.of(route.getAnnotations())
        .map(Annotation::annotationType)
        .filter(type -> type.isAnnotationPresent(HttpMethod.class))
        .map(type -> type.getAnnotation(HttpMethod.class).value());
  }

  private static String pattern(Class<?> resource, Method route) {
    Path below = route.getAnnotation(Path.class);
    String path =
        resource.getAnnotation(Path.class).value() + (below == null ? "" : "/" + below.value());
    return ("/" + path)
            .replaceAll("/{2,}", "/")
            .replaceAll("\\{[^/]*}", Matcher.quoteReplacement(ANY))
        + "/?";
  }
}
