package org.entente.endtoend;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** How the house is kept: every import is denied unless listed here. */
class ArchitectureTest {
  private static final List<String> MODULES =
      List.of(
          "edtf",
          "contracts",
          "topics",
          "rest",
          "ledger",
          "people-service",
          "events-service",
          "timeline-service",
          "local-stack",
          "browser",
          "launcher",
          "datasets");

  private static JavaClasses house;

  @BeforeAll
  static void readClasses() {
    List<Path> folders =
        MODULES.stream().map(module -> Repository.file(module + "/target/classes")).toList();
    house = new ClassFileImporter().importPaths(folders);
  }

  /**
   * What a package may use beside {@code java} and itself.
   *
   * @param because what to do instead
   */
  private record Imports(String packages, String because, List<String> allowed) {
    static Imports of(String packages, String because, String... allowed) {
      return new Imports(packages, because, List.of(allowed));
    }

    void check() {
      Stream<String> own = Stream.of("java..", "javax.sql..", packages);
      String[] all = Stream.concat(own, allowed.stream()).toArray(String[]::new);
      String classNames =
          allowed.stream().filter(one -> !one.endsWith("..")).collect(Collectors.joining("|"));
      classes()
          .that(resideInAnyPackage(packages))
          .should()
          .onlyDependOnClassesThat(
              resideInAnyPackage(packagesOf(all))
                  .or(nameMatching("(%s)(\\$.*)?".formatted(classNames)))
                  .or(JavaClass.Predicates.equivalentTo(Object.class))
                  .or(primitives()))
          .because(because)
          .allowEmptyShould(true)
          .check(house);
    }

    private static String[] packagesOf(String[] all) {
      return Arrays.stream(all).filter(one -> one.endsWith("..")).toArray(String[]::new);
    }

    private static com.tngtech.archunit.base.DescribedPredicate<JavaClass> primitives() {
      return com.tngtech.archunit.base.DescribedPredicate.describe(
          "primitives and arrays of what is allowed",
          type -> type.getBaseComponentType().isPrimitive());
    }
  }

  /** What a service stands on. Kafka is not among it: few packages may know it. */
  private static final String[] QUARKUS = {
    "jakarta..",
    "io.quarkus..",
    "io.smallrye..",
    "io.vertx..",
    "io.micrometer..",
    "io.agroal..",
    "org.jboss..",
    "org.eclipse.microprofile..",
    "org.hibernate..",
    "org.postgresql..",
    "com.fasterxml.jackson..",
    "com.github.f4b6a3.uuid..",
    "de.siegmar.fastcsv.."
  };

  private static Imports quarkus(String packages, String because, String... allowed) {
    return Imports.of(
        packages,
        because,
        Stream.concat(Arrays.stream(QUARKUS), Arrays.stream(allowed)).toArray(String[]::new));
  }

  private static final String CONTRACTS = "org.entente.contracts..";
  private static final String EDTF = "org.entente.edtf..";
  private static final String ENTRY = "org.entente.timeline.entry..";
  private static final String FACTS = "org.entente.timeline.facts..";
  private static final String PROJECTION = "org.entente.timeline.projection..";
  private static final String TABLES = "org.entente.timeline.tables..";
  private static final String LOOP = "org.entente.rest.Loop";
  private static final String REST = "org.entente.rest..";
  private static final String JACKSON = "com.fasterxml.jackson..";
  private static final String KAFKA = "org.apache.kafka..";

  private static final List<Imports> ALLOWED =
      List.of(
          Imports.of(EDTF, "edtf stands alone, for anybody to use: bring what it needs as values"),
          Imports.of(
              CONTRACTS,
              "the wire is read by programs without Quarkus and Kafka: headers are a map here,"
                  + " and clients stand in topics, ledger and intake",
              EDTF,
              JACKSON),
          Imports.of(
              "org.entente.topics..",
              "topics knows Kafka's Admin and the contract alone; what a service does with a topic"
                  + " stands in the service",
              CONTRACTS,
              KAFKA),
          quarkus(
              REST,
              "rest is what every REST surface does alike; what only owners do stands in ledger,"
                  + " what only the timeline does in its web",
              CONTRACTS,
              JACKSON,
              "io.netty.."),
          quarkus(
              "org.entente.ledger..",
              "ledger is what every owner does alike; what differs per kind is given by an"
                  + " EntityKind in the owner",
              CONTRACTS,
              EDTF,
              REST,
              "org.entente.topics..",
              JACKSON,
              KAFKA,
              "org.hibernate..",
              "io.micrometer..",
              "com.github.f4b6a3.uuid..",
              "io.agroal.."),
          quarkus(
              "org.entente.people..",
              "an owner adds only what differs per kind; how changes are written and published"
                  + " stands in ledger, and other services are reached over Kafka, never by import",
              CONTRACTS,
              EDTF,
              REST,
              "org.entente.ledger..",
              JACKSON),
          quarkus(
              "org.entente.events..",
              "an owner adds only what differs per kind; how changes are written and published"
                  + " stands in ledger, and other services are reached over Kafka, never by import",
              CONTRACTS,
              EDTF,
              REST,
              "org.entente.ledger..",
              JACKSON,
              "de.siegmar.fastcsv.."),
          Imports.of(
              ENTRY,
              "assembling an entry is a pure function of records: give it what it needs through"
                  + " Records",
              CONTRACTS,
              EDTF,
              JACKSON),
          quarkus(
              FACTS,
              "facts are what came, as it came; what follows from them stands in projection",
              CONTRACTS,
              ENTRY),
          quarkus(
              TABLES,
              "what a generation's tables are called, no more: who writes them stands in projection,"
                  + " who reads them in query",
              CONTRACTS,
              ENTRY),
          quarkus(
              PROJECTION,
              "the projection writes tables; who reads them stands in query, who feeds it in"
                  + " intake",
              CONTRACTS,
              ENTRY,
              FACTS,
              TABLES,
              LOOP,
              "org.entente.rest.FoldedText",
              KAFKA),
          quarkus(
              "org.entente.timeline.intake..",
              "intake reads Kafka and hands over to the projection; it knows no reader",
              CONTRACTS,
              ENTRY,
              FACTS,
              PROJECTION,
              LOOP,
              "org.entente.topics..",
              KAFKA),
          quarkus(
              "org.entente.timeline.query..",
              "query and projection meet in tables; what the projection says of its own progress is"
                  + " all that is used of it",
              CONTRACTS,
              EDTF,
              ENTRY,
              FACTS,
              TABLES,
              "org.entente.timeline.projection.Backlog",
              "org.entente.timeline.projection.LogVerification",
              "org.entente.timeline.projection.Rebuild",
              "org.entente.rest.FoldedText",
              JACKSON),
          quarkus(
              "org.entente.timeline.export..",
              "a format writes entries that a query read: ask the query for more, not the tables",
              CONTRACTS,
              EDTF,
              ENTRY,
              "org.entente.timeline.query..",
              JACKSON,
              "de.siegmar.fastcsv..",
              "javax.xml.stream..",
              "net.fortuna.ical4j.."),
          quarkus(
              "org.entente.timeline.stream..",
              "the stream tells what a query reads when the projection says that it committed",
              CONTRACTS,
              EDTF,
              ENTRY,
              "org.entente.timeline.query..",
              "org.entente.timeline.projection.AppliedListener",
              "org.entente.timeline.projection.AppliedSignal",
              TABLES,
              LOOP,
              "org.entente.timeline.projection.Loops"),
          quarkus(
              "org.entente.timeline.web..",
              "a resource reads parameters, asks query, export or stream, and answers; SQL stands"
                  + " in query",
              CONTRACTS,
              EDTF,
              REST,
              ENTRY,
              "com.ibm.icu..",
              "org.entente.timeline.query..",
              "org.entente.timeline.export..",
              "org.entente.timeline.stream..",
              "io.netty.channel..",
              "org.entente.timeline.intake.IntakeStatus",
              "org.entente.timeline.intake.DeadLetterReplay",
              "org.entente.timeline.projection.Loops",
              "org.entente.timeline.projection.LogVerification",
              "org.entente.timeline.projection.Rebuild",
              "org.entente.timeline.facts.AppliedThrough"),
          Imports.of(
              "org.entente.localstack..",
              "local-stack starts parts of others and knows nothing of Entente",
              KAFKA,
              "org.apache.commons.compress..",
              "org.tukaani.xz..",
              "kafka..",
              "scala.."),
          Imports.of(
              "org.entente.browser..",
              "the browser of tests knows no page",
              "com.microsoft.playwright..",
              "org.junit.jupiter.api.."),
          Imports.of(
              "org.entente.launcher..",
              "the command speaks to services over HTTP, as anybody does",
              "org.entente.localstack..",
              JACKSON,
              "picocli.."),
          Imports.of(
              "org.entente.datasets..",
              "a dataset is made of the contract's records alone",
              CONTRACTS,
              EDTF,
              JACKSON,
              "de.siegmar.fastcsv..",
              "org.w3c.dom..",
              "org.xml.sax..",
              "javax.xml.."));

  @TestFactory
  Stream<DynamicTest> importsAreDeniedUnlessListed() {
    return ALLOWED.stream().map(imports -> dynamicTest(imports.packages(), imports::check));
  }

  @Test
  void everyPackageHasItsLine() {
    Set<String> listed =
        ALLOWED.stream()
            .map(imports -> imports.packages().replace("..", ""))
            .collect(Collectors.toSet());
    Set<String> unlisted = new TreeSet<>();
    for (JavaClass type : house) {
      String name = type.getPackageName();
      if (listed.stream().noneMatch(one -> (name + ".").startsWith(one + "."))) {
        unlisted.add(name);
      }
    }
    assertEquals(Set.of(), unlisted, "say in ALLOWED what a new package may import");
  }

  @Test
  void packagesHaveNoCycles() {
    slices()
        .matching("org.entente.(**)")
        .should()
        .beFreeOfCycles()
        .because("two packages that need each other are one: join them, or turn one arrow round")
        .check(house);
  }

  @Test
  void namesSayWhatAThingIs() {
    noClasses()
        .that(not(nameMatching("org\\.entente\\.rest\\.ProblemMapper")))
        .should()
        .haveSimpleNameEndingWith("Util")
        .orShould()
        .haveNameMatching(
            ".*(Utils|Helper|Helpers|Manager|Impl|Dto|DTO|Mapper|Base|Common|Commons|V2)")
        .because("a name that fits everything says nothing: use a word of DESIGN §2")
        .check(house);
    noClasses()
        .should()
        .resideInAnyPackage(
            "..util..", "..common..", "..helper..", "..impl..", "..dto..", "..base..", "..mapper..")
        .because("packages are features in the owners and directions of flow in the timeline")
        .check(house);
  }

  @Test
  void aResourceListsItsOwnRoutes() {
    classes()
        .that()
        .areAnnotatedWith("jakarta.ws.rs.Path")
        .should()
        .beAssignableTo(
            com.tngtech.archunit.base.DescribedPredicate.describe(
                "a class that extends nothing",
                type ->
                    type.getRawSuperclass()
                        .map(of -> of.isEquivalentTo(Object.class))
                        .orElse(true)))
        .andShould()
        .beAnnotatedWith("io.smallrye.common.annotation.RunOnVirtualThread")
        .because(
            "the routes of a resource are read on one screen: hand on to a class, inherit none;"
                + " and blocking code runs on virtual threads")
        .check(house);
  }
}
