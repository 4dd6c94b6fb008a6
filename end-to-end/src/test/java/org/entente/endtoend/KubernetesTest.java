package org.entente.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.strimzi.api.kafka.model.kafka.Kafka;
import io.strimzi.api.kafka.model.nodepool.KafkaNodePool;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What {@code deploy/kubernetes} declares is what the API's types know, and says the same as {@code
 * docker-compose.yml} and the services' own settings. No cluster is asked.
 */
class KubernetesTest {
  private static final Path FOLDER = Repository.file("deploy/kubernetes");
  private static final YAMLMapper YAML = new YAMLMapper();

  /** Refuses a field that the type does not name, which the types themselves would keep. */
  private static final ObjectMapper STRICT =
      new ObjectMapper()
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .setAnnotationIntrospector(
              new JacksonAnnotationIntrospector() {
                private static final long serialVersionUID = 1L;

                @Override
                public Boolean hasAnySetter(Annotated annotated) {
                  return false;
                }
              });

  private static final Map<String, Class<?>> TYPES =
      Map.of(
          "Deployment", Deployment.class,
          "Service", io.fabric8.kubernetes.api.model.Service.class,
          "PodDisruptionBudget", PodDisruptionBudget.class,
          "Job", Job.class,
          "Namespace", Namespace.class,
          "Ingress", Ingress.class,
          "Kafka", Kafka.class,
          "KafkaNodePool", KafkaNodePool.class);

  @Test
  void everyFieldIsOneThatTheApiKnows() throws Exception {
    int read = 0;
    for (JsonNode resource : resources()) {
      String kind = resource.path("kind").asText();
      if (kind.equals("Cluster") || kind.equals("Kustomization")) {
        continue; // CloudNativePG and kustomize have no types for Java
      }
      assertTrue(TYPES.containsKey(kind), kind);
      assertNotNull(STRICT.treeToValue(resource, TYPES.get(kind)), kind);
      read++;
    }
    assertTrue(read >= 12, "only " + read);
  }

  @Test
  void aMisspeltFieldIsNoticed() throws Exception {
    JsonNode deployment = deployment("people").deepCopy();
    ((com.fasterxml.jackson.databind.node.ObjectNode) deployment.at("/spec/template/spec"))
        .put("enableServiceLink", false);
    try {
      STRICT.treeToValue(deployment, Deployment.class);
    } catch (com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException noticed) {
      return;
    }
    throw new AssertionError("a misspelt field was taken");
  }

  @Test
  void kustomizationsNameEveryFile() throws Exception {
    try (Stream<Path> all = Files.walk(FOLDER)) {
      for (Path file : all.filter(each -> each.endsWith("kustomization.yaml")).toList()) {
        var named = new TreeSet<String>();
        YAML.readTree(file.toFile()).path("resources").forEach(each -> named.add(each.asText()));
        try (Stream<Path> beside = Files.list(file.getParent())) {
          beside
              .map(each -> each.getFileName().toString())
              .filter(name -> name.endsWith(".yaml") && !name.equals("kustomization.yaml"))
              .forEach(name -> assertTrue(named.contains(name), file + " lacks " + name));
        }
        for (String name : named) {
          assertTrue(Files.exists(file.resolveSibling(name)), file + " names " + name);
        }
      }
    }
  }

  @Test
  void theServicesAreToldWhatComposeTellsThem() throws Exception {
    JsonNode compose = YAML.readTree(Repository.file("docker-compose.yml").toFile());
    Map<String, String> shared = literals();
    for (String name : List.of("people", "events", "timeline")) {
      JsonNode composed = compose.path("services").path(name);
      var expected = new TreeSet<String>();
      compose.path("x-environment").fieldNames().forEachRemaining(expected::add);
      composed.path("environment").fieldNames().forEachRemaining(expected::add);
      expected.remove("<<");
      // as they are seen from outside; the timeline is told where they are within
      expected.removeAll(List.of("ENTENTE_PEOPLE_URL", "ENTENTE_EVENTS_URL"));

      JsonNode container = container(deployment(name));
      var told = new TreeMap<>(shared);
      container
          .path("env")
          .forEach(each -> told.put(each.path("name").asText(), each.path("value").asText()));
      assertEquals(expected, told.keySet(), name);
      assertEquals(
          "jdbc:postgresql://%1$s-db-rw:5432/%1$s".formatted(name),
          told.get("ENTENTE_DATABASE_URL"));
      assertEquals(shared.get("ENTENTE_BIND"), compose.at("/x-environment/ENTENTE_BIND").asText());

      String settings =
          Repository.text(name + "-service/src/main/resources/application.properties");
      told.keySet()
          .forEach(variable ->
              assertTrue(settings.contains("${" + variable), name + " reads no " + variable));
    }
  }

  @Test
  void portsAndProbesAreThoseOfTheServices() throws Exception {
    for (String name : List.of("people", "events", "timeline")) {
      String settings =
          Repository.text(name + "-service/src/main/resources/application.properties");
      JsonNode container = container(deployment(name));
      assertEquals(port(settings, "quarkus.http.port"), containerPort(container, "http"), name);
      assertEquals(
          port(settings, "quarkus.management.port"), containerPort(container, "management"), name);
      assertEquals(
          containerPort(container, "http"), one("Service", name).at("/spec/ports/0/port").asInt());
      for (String probe : List.of("startupProbe", "livenessProbe", "readinessProbe")) {
        String path = container.path(probe).at("/httpGet/path").asText();
        assertEquals(
            probe.startsWith("readiness") ? "/q/health/ready" : "/q/health/live", path, probe);
        assertEquals("management", container.path(probe).at("/httpGet/port").asText(), probe);
      }
    }
  }

  @Test
  void nobodyRunsAsRootOrUnlimitedOrUnguarded() throws Exception {
    for (JsonNode workload : resources()) {
      if (!List.of("Deployment", "Job").contains(workload.path("kind").asText())) {
        continue;
      }
      JsonNode pod = workload.at("/spec/template/spec");
      JsonNode container = pod.path("containers").get(0);
      String name = workload.at("/metadata/name").asText();
      assertTrue(pod.at("/securityContext/runAsNonRoot").asBoolean(), name);
      // the user that the Dockerfiles make
      assertEquals(10001, pod.at("/securityContext/runAsUser").asInt(), name);
      assertFalse(pod.path("enableServiceLinks").asBoolean(true), name);
      assertTrue(container.at("/securityContext/readOnlyRootFilesystem").asBoolean(), name);
      assertEquals("ALL", container.at("/securityContext/capabilities/drop/0").asText(), name);
      assertTrue(container.at("/resources/limits/memory").isTextual(), name);
      var mounted = new TreeSet<String>();
      container.path("volumeMounts").forEach(each -> mounted.add(each.path("name").asText()));
      var volumes = new TreeSet<String>();
      pod.path("volumes").forEach(each -> volumes.add(each.path("name").asText()));
      assertEquals(volumes, mounted, name);
      if (workload.path("kind").asText().equals("Deployment")) {
        JsonNode labels = workload.at("/spec/template/metadata/labels");
        assertEquals(labels, workload.at("/spec/selector/matchLabels"), name);
        assertEquals(labels, one("Service", name).at("/spec/selector"), name);
        assertEquals(
            labels, one("PodDisruptionBudget", name).at("/spec/selector/matchLabels"), name);
        assertEquals(
            "entente", one("Cluster", name + "-db").at("/spec/bootstrap/initdb/owner").asText());
        assertEquals(
            name, one("Cluster", name + "-db").at("/spec/bootstrap/initdb/database").asText());
      }
    }
  }

  @Test
  void kafkaKeepsEverythingOnThreeBrokers() throws Exception {
    JsonNode config = one("Kafka", "entente").at("/spec/kafka/config");
    assertEquals(3, config.path("default.replication.factor").asInt());
    assertEquals(2, config.path("min.insync.replicas").asInt());
    assertEquals(-1, config.path("log.retention.ms").asInt());
    assertFalse(config.path("auto.create.topics.enable").asBoolean(true));
    assertEquals("entente-kafka-bootstrap:9092", literals().get("ENTENTE_KAFKA"));
    assertTrue(
        resources().stream().noneMatch(each -> each.path("kind").asText().equals("KafkaTopic")),
        "who deletes a KafkaTopic deletes the data");
  }

  private static Map<String, String> literals() throws Exception {
    var literals = new TreeMap<String, String>();
    YAML.readTree(FOLDER.resolve("base/kustomization.yaml").toFile())
        .at("/configMapGenerator/0/literals")
        .forEach(each -> {
          String[] parts = each.asText().split("=", 2);
          literals.put(parts[0], parts[1]);
        });
    return literals;
  }

  private static int port(String settings, String key) {
    var line =
        Pattern.compile("(?m)^" + Pattern.quote(key) + "=\\$\\{\\w+:(\\d+)}").matcher(settings);
    assertTrue(line.find(), key);
    return Integer.parseInt(line.group(1));
  }

  private static int containerPort(JsonNode container, String name) {
    for (JsonNode port : container.path("ports")) {
      if (port.path("name").asText().equals(name)) {
        return port.path("containerPort").asInt();
      }
    }
    throw new AssertionError("no port " + name);
  }

  private static JsonNode container(JsonNode deployment) {
    return deployment.at("/spec/template/spec/containers/0");
  }

  private static JsonNode deployment(String name) throws Exception {
    return one("Deployment", name);
  }

  private static JsonNode one(String kind, String name) throws Exception {
    List<JsonNode> found =
        resources().stream()
            .filter(each -> each.path("kind").asText().equals(kind))
            .filter(each -> each.at("/metadata/name").asText().equals(name))
            .filter(each -> !kind.equals("Ingress"))
            .toList();
    assertEquals(1, found.size(), kind + " " + name);
    return found.getFirst();
  }

  private static List<JsonNode> resources() throws Exception {
    var resources = new ArrayList<JsonNode>();
    try (Stream<Path> all = Files.walk(FOLDER)) {
      for (Path file : all.filter(each -> each.toString().endsWith(".yaml")).sorted().toList()) {
        try (var documents = YAML.readerFor(JsonNode.class).<JsonNode>readValues(file.toFile())) {
          documents.forEachRemaining(resources::add);
        }
      }
    }
    return resources;
  }
}
