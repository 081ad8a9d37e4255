package dk.fristvagt.app;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;

/**
 * Dependencies point one way: {@code schemas, rules <- streams <- api <- app} and {@code schemas <-
 * sources <- app}; the embedded broker, Kafka Connect and the sample case system stand alone.
 */
@AnalyzeClasses(packages = "dk.fristvagt", importOptions = ImportOption.DoNotIncludeTests.class)
class DependencyDirectionTest {

  private static final String RULES = "dk.fristvagt.rules..";
  private static final String SCHEMAS = "dk.fristvagt.schemas..";
  private static final String STREAMS = "dk.fristvagt.streams..";
  private static final String SOURCES = "dk.fristvagt.sources..";
  private static final String EMBEDDED = "dk.fristvagt.embedded..";
  private static final String CASE_SYSTEM = "dk.fristvagt.casesystem..";
  private static final String CONNECT = "dk.fristvagt.connect..";
  private static final String IDENTITY = "dk.fristvagt.identity..";
  private static final String API = "dk.fristvagt.api..";
  private static final String APP = "dk.fristvagt.app..";

  @ArchTest
  static final ArchRule RULES_KNOW_NOTHING_OF_THE_OUTSIDE =
      noClasses()
          .that()
          .resideInAPackage(RULES)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              SCHEMAS,
              STREAMS,
              SOURCES,
              EMBEDDED,
              IDENTITY,
              API,
              APP,
              "org.apache.kafka..",
              "org.apache.avro..",
              "io.confluent..",
              "io.javalin..",
              "org.eclipse.jetty..",
              "jakarta.servlet..",
              "java.net.http..");

  @ArchTest
  static final ArchRule IDENTITY_STANDS_ALONE =
      noClasses()
          .that()
          .resideInAPackage(IDENTITY)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              RULES,
              SCHEMAS,
              STREAMS,
              SOURCES,
              EMBEDDED,
              API,
              APP,
              "org.apache.kafka..",
              "io.javalin..",
              "org.eclipse.jetty..",
              "jakarta.servlet..");

  @ArchTest
  static final ArchRule RULES_READ_NO_CLOCK =
      noClasses()
          .that()
          .resideInAPackage(RULES)
          .should()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(System.class, "nanoTime")
          .orShould()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(LocalDate.class, "now")
          .orShould()
          .callMethod(LocalDateTime.class, "now")
          .orShould()
          .callMethod(ZonedDateTime.class, "now")
          .orShould()
          .callMethod(OffsetDateTime.class, "now")
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(Clock.class)
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(InstantSource.class);

  @ArchTest
  static final ArchRule SCHEMAS_USE_RULES_ONLY =
      noClasses()
          .that()
          .resideInAPackage(SCHEMAS)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(STREAMS, SOURCES, EMBEDDED, API, APP);

  @ArchTest
  static final ArchRule STREAMS_USE_RULES_AND_SCHEMAS_ONLY =
      noClasses()
          .that()
          .resideInAPackage(STREAMS)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(SOURCES, EMBEDDED, API, APP, "io.javalin..");

  @ArchTest
  static final ArchRule SOURCES_USE_RULES_AND_SCHEMAS_ONLY =
      noClasses()
          .that()
          .resideInAPackage(SOURCES)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(STREAMS, EMBEDDED, API, APP, "io.javalin..");

  @ArchTest
  static final ArchRule API_USES_NO_SOURCES =
      noClasses()
          .that()
          .resideInAPackage(API)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(SOURCES, EMBEDDED, APP);

  @ArchTest
  static final ArchRule EMBEDDED_STANDS_ALONE =
      noClasses()
          .that()
          .resideInAPackage(EMBEDDED)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(RULES, SCHEMAS, STREAMS, SOURCES, API, APP);

  @ArchTest
  static final ArchRule THE_SAMPLE_CASE_SYSTEM_KNOWS_FACTS_ONLY =
      noClasses()
          .that()
          .resideInAPackage(CASE_SYSTEM)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              SCHEMAS, STREAMS, SOURCES, EMBEDDED, CONNECT, API, APP, "org.apache.kafka..");

  @ArchTest
  static final ArchRule ONLY_THE_APP_KNOWS_THE_SAMPLE_CASE_SYSTEM =
      noClasses()
          .that()
          .resideInAnyPackage(RULES, SCHEMAS, STREAMS, SOURCES, EMBEDDED, API)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(CASE_SYSTEM, CONNECT);

  /** It is a process of its own, whose libraries are on no class path of ours. */
  @ArchTest
  static final ArchRule NOTHING_USES_CONNECTS_RUNTIME =
      noClasses()
          .that()
          .resideOutsideOfPackage(CONNECT)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(CONNECT, "org.apache.kafka.connect..", "io.debezium..");

  @ArchTest
  static final ArchRule NOTHING_USES_THE_APP =
      noClasses()
          .that()
          .resideOutsideOfPackage(APP)
          .should()
          .dependOnClassesThat()
          .resideInAPackage(APP);
}
