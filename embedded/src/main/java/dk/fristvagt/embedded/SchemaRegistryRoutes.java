package dk.fristvagt.embedded;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.confluent.kafka.schemaregistry.CompatibilityLevel;
import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.rest.Versions;
import io.confluent.kafka.schemaregistry.client.rest.entities.Config;
import io.confluent.kafka.schemaregistry.client.rest.entities.ErrorMessage;
import io.confluent.kafka.schemaregistry.client.rest.entities.Schema;
import io.confluent.kafka.schemaregistry.client.rest.entities.SchemaString;
import io.confluent.kafka.schemaregistry.client.rest.entities.SubjectVersion;
import io.confluent.kafka.schemaregistry.client.rest.entities.requests.CompatibilityCheckResponse;
import io.confluent.kafka.schemaregistry.client.rest.entities.requests.ConfigUpdateRequest;
import io.confluent.kafka.schemaregistry.client.rest.entities.requests.RegisterSchemaRequest;
import io.confluent.kafka.schemaregistry.client.rest.entities.requests.RegisterSchemaResponse;
import io.confluent.kafka.schemaregistry.utils.JacksonMapper;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The part of Confluent's REST API that serializers, deserializers and schema checks use. What is
 * left out (deletion, modes, references, contexts) is refused with a message that says so.
 */
final class SchemaRegistryRoutes {

  private static final Logger LOG = LoggerFactory.getLogger(SchemaRegistryRoutes.class);
  private static final ObjectMapper JSON = JacksonMapper.INSTANCE;
  private static final String READWRITE = "READWRITE";

  private final SchemaCatalog catalog;
  private final SchemaRegistration registration;

  SchemaRegistryRoutes(SchemaCatalog catalog, SchemaRegistration registration) {
    this.catalog = catalog;
    this.registration = registration;
  }

  void addTo(RoutesConfig routes) {
    routes.get("/", ctx -> answer(ctx, Map.of()));
    subjects(routes);
    schemas(routes);
    compatibility(routes);
    config(routes);
    mode(routes);
    errors(routes);
  }

  private void subjects(RoutesConfig routes) {
    routes.get("/subjects", this::listSubjects);
    routes.post("/subjects/{subject}", this::lookUp);
    routes.delete("/subjects/{subject}", SchemaRegistryRoutes::refuseDeletion);
    routes.get("/subjects/{subject}/versions", this::listVersions);
    routes.post("/subjects/{subject}/versions", this::register);
    routes.get(
        "/subjects/{subject}/versions/{version}", ctx -> answer(ctx, entity(versionAsked(ctx))));
    routes.get(
        "/subjects/{subject}/versions/{version}/schema",
        ctx -> answerRaw(ctx, versionAsked(ctx).schema().canonicalString()));
    routes.delete("/subjects/{subject}/versions/{version}", SchemaRegistryRoutes::refuseDeletion);
  }

  private void schemas(RoutesConfig routes) {
    routes.get("/schemas/types", ctx -> answer(ctx, List.of(AvroSchema.TYPE)));
    routes.get("/schemas/ids/{id}", this::schemaById);
    routes.get(
        "/schemas/ids/{id}/schema",
        ctx -> answerRaw(ctx, requireSchema(idAsked(ctx)).canonicalString()));
    routes.get(
        "/schemas/ids/{id}/subjects",
        ctx ->
            answer(ctx, uses(ctx).stream().map(SubjectVersionSchema::subject).distinct().toList()));
    routes.get(
        "/schemas/ids/{id}/versions",
        ctx ->
            answer(
                ctx,
                uses(ctx).stream()
                    .map(u -> new SubjectVersion(u.subject(), u.version()))
                    .toList()));
  }

  private void compatibility(RoutesConfig routes) {
    routes.post(
        "/compatibility/subjects/{subject}/versions",
        ctx -> checkCompatibility(ctx, catalog.versions(subject(ctx))));
    routes.post(
        "/compatibility/subjects/{subject}/versions/{version}",
        ctx -> checkCompatibility(ctx, versionToCompareWith(ctx)));
  }

  private void config(RoutesConfig routes) {
    routes.get("/config", ctx -> answer(ctx, config(catalog.globalLevel())));
    routes.put("/config", ctx -> setLevel(ctx, Optional.empty()));
    routes.delete("/config", ctx -> unsetLevel(ctx, Optional.empty(), catalog.globalLevel()));
    routes.get("/config/{subject}", ctx -> answer(ctx, config(levelAsked(ctx))));
    routes.put("/config/{subject}", ctx -> setLevel(ctx, Optional.of(subject(ctx))));
    routes.delete(
        "/config/{subject}",
        ctx ->
            unsetLevel(
                ctx,
                Optional.of(subject(ctx)),
                catalog
                    .level(subject(ctx))
                    .orElseThrow(() -> RegistryException.subjectNotFound(subject(ctx)))));
  }

  private static void mode(RoutesConfig routes) {
    routes.get("/mode", ctx -> answer(ctx, Map.of("mode", READWRITE)));
    routes.get(
        "/mode/{subject}",
        ctx -> {
          if (!flag(ctx, "defaultToGlobal")) {
            throw RegistryException.noModeOf(subject(ctx));
          }
          answer(ctx, Map.of("mode", READWRITE));
        });
    routes.put("/mode", SchemaRegistryRoutes::refuseModeChange);
    routes.put("/mode/{subject}", SchemaRegistryRoutes::refuseModeChange);
  }

  private static void errors(RoutesConfig routes) {
    routes.exception(
        RegistryException.class,
        (e, ctx) -> {
          if (e.status() >= 500) {
            LOG.error("{} {}: {}", ctx.method(), ctx.path(), e.getMessage(), e);
          }
          answer(ctx.status(e.status()), e.body());
        });
    routes.exception(
        HttpResponseException.class,
        (e, ctx) ->
            answer(ctx.status(e.getStatus()), new ErrorMessage(e.getStatus(), e.getMessage())));
    routes.exception(
        Exception.class,
        (e, ctx) -> {
          LOG.error("{} {} failed", ctx.method(), ctx.path(), e);
          answer(ctx.status(500), new ErrorMessage(500, "Internal Server Error"));
        });
  }

  private void listSubjects(Context ctx) {
    String prefix = Optional.ofNullable(ctx.queryParam("subjectPrefix")).orElse("");
    // Confluent's way to say "of all contexts"; there is one context here.
    String plain = prefix.startsWith(":*:") ? prefix.substring(3) : prefix;
    answer(ctx, catalog.subjects().stream().filter(s -> s.startsWith(plain)).toList());
  }

  private void listVersions(Context ctx) {
    answer(ctx, requireVersions(ctx).stream().map(SubjectVersionSchema::version).toList());
  }

  private void register(Context ctx) {
    RegisterSchemaRequest request = schemaRequest(ctx);
    if (request.getId() != null && request.getId() >= 0) {
      throw RegistryException.notPermitted(
          "Subject " + subject(ctx) + " is not in import mode: ids are given by the registry");
    }
    Optional<Integer> version = Optional.ofNullable(request.getVersion()).filter(v -> v > 0);
    AvroSchema schema = AvroRequestParser.parse(request, true, flag(ctx, "normalize"));
    SubjectVersionSchema registered = registration.register(subject(ctx), schema, version);
    answer(ctx, new RegisterSchemaResponse(registered.id()));
  }

  private void lookUp(Context ctx) {
    AvroSchema schema = AvroRequestParser.parse(schemaRequest(ctx), false, flag(ctx, "normalize"));
    requireVersions(ctx);
    answer(
        ctx,
        entity(
            registration
                .find(subject(ctx), schema)
                .orElseThrow(RegistryException::schemaNotFound)));
  }

  private void schemaById(Context ctx) {
    SchemaString answer = new SchemaString(requireSchema(idAsked(ctx)).canonicalString());
    if (flag(ctx, "fetchMaxId")) {
      answer.setMaxId(catalog.lastId());
    }
    answer(ctx, answer);
  }

  private void checkCompatibility(Context ctx, List<SubjectVersionSchema> versions) {
    AvroSchema schema = AvroRequestParser.parse(schemaRequest(ctx), true, flag(ctx, "normalize"));
    List<String> faults = registration.incompatibilities(subject(ctx), schema, versions);
    CompatibilityCheckResponse answer = new CompatibilityCheckResponse();
    answer.setIsCompatible(faults.isEmpty());
    if (flag(ctx, "verbose")) {
      answer.setMessages(faults);
    }
    answer(ctx, answer);
  }

  /** Empty for the latest of an unknown subject: a first version is compatible with nothing. */
  private List<SubjectVersionSchema> versionToCompareWith(Context ctx) {
    List<SubjectVersionSchema> versions = catalog.versions(subject(ctx));
    Optional<SubjectVersionSchema> version = version(versions, ctx.pathParam("version"));
    if (version.isPresent() || isLatest(ctx.pathParam("version"))) {
      return version.stream().toList();
    }
    throw RegistryException.versionNotFound(ctx.pathParam("version"));
  }

  private CompatibilityLevel levelAsked(Context ctx) {
    Optional<CompatibilityLevel> own = catalog.level(subject(ctx));
    if (own.isEmpty() && !flag(ctx, "defaultToGlobal")) {
      throw RegistryException.noCompatibilityOf(subject(ctx));
    }
    return own.orElseGet(catalog::globalLevel);
  }

  private void setLevel(Context ctx, Optional<String> subject) {
    CompatibilityLevel level;
    try {
      String name = JSON.readTree(ctx.body()).path("compatibility").asText("");
      level = CompatibilityLevel.forName(name.toUpperCase(Locale.ROOT));
    } catch (JsonProcessingException e) {
      throw RegistryException.malformedRequest(e.getOriginalMessage());
    }
    if (level == null) {
      throw RegistryException.invalidCompatibility();
    }
    registration.setCompatibility(subject, Optional.of(level));
    ConfigUpdateRequest answer = new ConfigUpdateRequest();
    answer.setCompatibilityLevel(level.name);
    answer(ctx, answer);
  }

  private void unsetLevel(Context ctx, Optional<String> subject, CompatibilityLevel before) {
    registration.setCompatibility(subject, Optional.empty());
    answer(ctx, config(before));
  }

  private static void refuseDeletion(Context ctx) {
    throw RegistryException.notPermitted(
        "This registry deletes nothing: the topics hold records for as long as their schemas");
  }

  private static void refuseModeChange(Context ctx) {
    throw RegistryException.notPermitted("This registry has the mode READWRITE only");
  }

  private List<SubjectVersionSchema> requireVersions(Context ctx) {
    List<SubjectVersionSchema> versions = catalog.versions(subject(ctx));
    if (versions.isEmpty()) {
      throw RegistryException.subjectNotFound(subject(ctx));
    }
    return versions;
  }

  private SubjectVersionSchema versionAsked(Context ctx) {
    String version = ctx.pathParam("version");
    return version(requireVersions(ctx), version)
        .orElseThrow(() -> RegistryException.versionNotFound(version));
  }

  private static Optional<SubjectVersionSchema> version(
      List<SubjectVersionSchema> versions, String asked) {
    if (isLatest(asked)) {
      return versions.isEmpty() ? Optional.empty() : Optional.of(versions.get(versions.size() - 1));
    }
    int number = positive(asked).orElseThrow(() -> RegistryException.invalidVersion(asked));
    return versions.stream().filter(v -> v.version() == number).findFirst();
  }

  private static boolean isLatest(String version) {
    return version.equals("latest") || version.equals("-1");
  }

  private static int idAsked(Context ctx) {
    return positive(ctx.pathParam("id")).orElseThrow(RegistryException::notFound);
  }

  private static Optional<Integer> positive(String number) {
    try {
      return Optional.of(Integer.valueOf(number)).filter(n -> n > 0);
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private AvroSchema requireSchema(int id) {
    return catalog.schema(id).orElseThrow(() -> RegistryException.schemaNotFound(id));
  }

  private List<SubjectVersionSchema> uses(Context ctx) {
    requireSchema(idAsked(ctx));
    return catalog.uses(idAsked(ctx));
  }

  private static RegisterSchemaRequest schemaRequest(Context ctx) {
    try {
      return RegisterSchemaRequest.fromJson(ctx.body());
    } catch (JsonProcessingException e) {
      throw RegistryException.malformedRequest(e.getOriginalMessage());
    } catch (IOException e) {
      throw RegistryException.malformedRequest(e.getMessage());
    }
  }

  private static Schema entity(SubjectVersionSchema version) {
    return new Schema(
        version.subject(),
        version.version(),
        version.id(),
        AvroSchema.TYPE,
        List.of(),
        version.schema().canonicalString());
  }

  private static Config config(CompatibilityLevel level) {
    return new Config(level.name);
  }

  private static String subject(Context ctx) {
    return ctx.pathParam("subject");
  }

  private static boolean flag(Context ctx, String name) {
    return Boolean.parseBoolean(ctx.queryParam(name));
  }

  private static void answer(Context ctx, Object body) {
    try {
      answerRaw(ctx, JSON.writeValueAsString(body));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("The answer cannot be written as JSON", e);
    }
  }

  private static void answerRaw(Context ctx, String json) {
    // JSON is UTF-8 by definition; the media type has no charset parameter.
    ctx.contentType(Versions.SCHEMA_REGISTRY_V1_JSON).result(json.getBytes(StandardCharsets.UTF_8));
  }
}
