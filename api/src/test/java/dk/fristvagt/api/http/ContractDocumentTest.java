package dk.fristvagt.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion.VersionFlag;
import dk.fristvagt.api.live.LiveSettings;
import dk.fristvagt.api.report.ListSort;
import dk.fristvagt.rules.calendar.Calendars;
import dk.fristvagt.rules.catalogue.yaml.BuiltInCatalogues;
import dk.fristvagt.rules.fact.RejectReason;
import io.javalin.Javalin;
import io.javalin.http.HandlerType;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The contract itself, and the contract against the routes. */
class ContractDocumentTest {

  /** What programs read, besides the API; all else is pages, for people. */
  private static final Set<String> MACHINE_READ =
      Set.of("/livez", "/readyz", "/metrics", "/openapi.yaml", "/openapi.json", "/asyncapi.yaml");

  /** They are there only to say that POST is to be used. */
  private static final Set<String> POST_ONLY =
      Set.of(
          "GET " + WhatIfRoute.PATH,
          "GET " + RejectRetryRoutes.ONE,
          "GET " + RejectRetryRoutes.ALL);

  private final ServedApi api = new ServedApi();
  private Contract contract;

  @BeforeEach
  void read() throws Exception {
    contract = Contract.read();
  }

  @AfterEach
  void close() {
    api.close();
  }

  @Test
  void it_is_valid_openapi_3_1() throws Exception {
    String yaml = api.get("/openapi.yaml").body();
    ParseOptions options = new ParseOptions();
    options.setResolve(true);

    SwaggerParseResult result = new OpenAPIV3Parser().readContents(yaml, null, options);

    assertThat(result.isOpenapi31()).isTrue();
    assertThat(result.getMessages()).isEmpty();
  }

  @Test
  void its_schemas_are_valid_json_schema_2020_12() {
    var meta =
        JsonSchemaFactory.getInstance(VersionFlag.V202012)
            .getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));
    contract
        .document
        .at("/components/schemas")
        .properties()
        .forEach(
            schema -> assertThat(meta.validate(schema.getValue())).as(schema.getKey()).isEmpty());
  }

  @Test
  void every_reference_leads_somewhere_and_every_component_is_used() {
    String text = contract.document.toString();
    for (JsonNode reference : contract.document.findValues("$ref")) {
      assertThat(contract.document.at(reference.asText().substring(1)).isMissingNode())
          .as(reference.asText())
          .isFalse();
    }
    contract.document.get("components").properties().stream()
        .filter(kind -> !kind.getKey().equals("securitySchemes"))
        .forEach(
            kind ->
                kind.getValue()
                    .fieldNames()
                    .forEachRemaining(
                        name ->
                            assertThat(text)
                                .contains("\"#/components/" + kind.getKey() + '/' + name + '"')));
  }

  @Test
  void objects_of_the_answers_allow_no_field_that_is_not_described() {
    contract
        .document
        .at("/components/schemas")
        .findParents("properties")
        .forEach(
            schema ->
                assertThat(schema.path("additionalProperties").isBoolean())
                    .as(schema.path("description").asText())
                    .isTrue());
  }

  @Test
  void its_examples_are_valid() {
    for (Contract.Operation operation : contract.operations()) {
      operation
          .node()
          .get("responses")
          .forEach(
              response ->
                  contract
                      .resolved(response)
                      .path("content")
                      .forEach(
                          content -> {
                            if (content.has("example")) {
                              assertThat(
                                      contract.errors(
                                          content.get("schema"), content.get("example")))
                                  .as(operation.toString())
                                  .isEmpty();
                            }
                          }));
    }
  }

  @Test
  void routes_and_contract_are_the_same() {
    Set<String> routes = routes(HandlerType.GET, HandlerType.POST);
    routes.removeAll(POST_ONLY);

    Set<String> documented = new TreeSet<>();
    contract.operations().forEach(operation -> documented.add(operation.toString()));
    assertThat(documented).isEqualTo(routes);
    assertThat(routes(HandlerType.PUT, HandlerType.PATCH, HandlerType.DELETE)).isEmpty();
  }

  @Test
  void head_is_answered_wherever_get_is() {
    assertThat(
            routes(HandlerType.HEAD).stream()
                .map(route -> route.replace("HEAD", "GET"))
                .collect(Collectors.toSet()))
        .isEqualTo(routes(HandlerType.GET));
  }

  @Test
  void each_route_allows_the_parameters_of_its_contract_and_no_other() throws Exception {
    for (Contract.Operation operation : contract.operations()) {
      if (!operation.path().startsWith("/api/")) {
        continue;
      }
      HttpResponse<String> response =
          api.send(
              operation.method().toUpperCase(Locale.ROOT),
              Contract.with(contract.address(operation), "no-such-parameter=1"),
              "Accept-Language",
              "en");

      assertThat(response.statusCode()).as(operation.toString()).isEqualTo(400);
      String detail = Contract.JSON.readTree(response.body()).get("detail").asText();
      assertThat(detail).startsWith("Allowed here: ").endsWith(".");
      Set<String> allowed =
          new TreeSet<>(
              Arrays.asList(
                  detail.substring("Allowed here: ".length(), detail.length() - 1).split(", ")));
      assertThat(contract.queryParameters(operation)).as(operation.toString()).isEqualTo(allowed);
    }
  }

  @Test
  void every_type_of_problem_is_in_the_contract_and_no_other() {
    Set<String> described = new TreeSet<>();
    contract
        .document
        .at("/components/schemas/Problem/properties/type/enum")
        .forEach(type -> described.add(type.asText()));

    Set<String> types = new TreeSet<>();
    for (ProblemType type : ProblemType.values()) {
      types.add(type.uri());
    }
    assertThat(described).isEqualTo(types);
  }

  @Test
  void sorts_and_reasons_are_those_that_there_are() {
    assertThat(
            texts(
                contract.parameters(contract.operation("get", ObligationsRoute.PATH)).stream()
                    .filter(parameter -> parameter.get("name").asText().equals("sort"))
                    .findFirst()
                    .orElseThrow()
                    .at("/schema/enum")))
        .isEqualTo(Arrays.stream(ListSort.values()).map(ListSort::label).toList());
    assertThat(texts(contract.document.at("/components/schemas/RejectReason/enum")))
        .isEqualTo(Arrays.stream(RejectReason.values()).map(RejectReason::name).toList());
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(text -> texts.add(text.asText()));
    return texts;
  }

  /** What Javalin has handlers for: {@code GET /api/v1/status}. */
  private Set<String> routes(HandlerType... methods) {
    ApiBackend backend =
        new ApiBackend(
            api.views,
            (test, consumer) -> {},
            id -> Optional.empty(),
            consumer -> {},
            () -> api.state,
            1,
            BuiltInCatalogues.dkChildServices(),
            Calendars.danish(false),
            () -> api.now);
    LiveFeed feed = LiveFeed.start(ApiSettings.DEFAULT, backend, LiveSettings.DEFAULT);
    feed.close();
    return Javalin.create(
            config -> ApiServer.configure(config, ApiSettings.DEFAULT, backend, feed.broadcaster()))
        .unsafe
        .internalRouter
        .allHttpHandlers()
        .stream()
        .map(handler -> handler.endpoint)
        .filter(endpoint -> Set.of(methods).contains(endpoint.method))
        .filter(
            endpoint -> MACHINE_READ.contains(endpoint.path) || endpoint.path.startsWith("/api/"))
        .map(
            endpoint ->
                endpoint.method.name() + ' ' + endpoint.path.replace('<', '{').replace('>', '}'))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
