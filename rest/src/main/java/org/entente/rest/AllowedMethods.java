package org.entente.rest;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Which methods an address takes, read from the resources' own annotations: RESTEasy Reactive
 * answers 405 without the {@code Allow} that RFC 9110 §15.5.6 demands.
 */
@Singleton
class AllowedMethods {
  private final Map<String, Set<String>> byPath = new TreeMap<>();

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

  /** As {@code Allow} lists them; empty where no resource is there. */
  String at(String path) {
    Set<String> all = new TreeSet<>();
    byPath.forEach((pattern, methods) -> {
      if (Pattern.matches(pattern, path)) {
        all.addAll(methods);
      }
    });
    return String.join(", ", all);
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
    return ("/" + path).replaceAll("/{2,}", "/").replaceAll("\\{[^/]*}", "[^/]+") + "/?";
  }
}
