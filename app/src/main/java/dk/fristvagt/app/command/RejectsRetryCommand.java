package dk.fristvagt.app.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.fristvagt.app.runtime.ServiceClient;
import dk.fristvagt.rules.fact.RejectReason;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Has a running service take rejects in again. */
@Command(
    name = "retry",
    description = {
      "Takes rejects through the same checks as at first; those that are good by now become facts.",
      "Exits with 1 when any of those asked for could not be taken in."
    })
final class RejectsRetryCommand implements Callable<Integer> {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  @Mixin private CommonOptions common;

  @Mixin private ServiceOptions service;

  @ArgGroup(multiplicity = "1")
  private Which which;

  @Option(names = "--json", description = "Print the service's answer, added up, as it is.")
  private boolean json;

  /** Exactly one of the three. */
  static final class Which {

    @Parameters(
        arity = "1..*",
        paramLabel = "ID",
        description = "As 'rejects list' prints them: 0-1234.")
    private List<String> ids;

    @Option(
        names = "--reason",
        paramLabel = "REASON",
        description = "All of one reason: one of ${COMPLETION-CANDIDATES}.")
    private RejectReason reason;

    @Option(names = "--all", description = "All whose original is whole.")
    private boolean all;
  }

  @Override
  public Integer call() {
    ServiceClient client = service.client();
    ObjectNode sum = JSON.createObjectNode();
    sum.put("retried", 0L).put("alreadyRetried", 0L);
    sum.putArray("stillRejected");
    sum.putArray("notRetriable");
    sum.put("unlisted", 0L);
    if (which.ids != null) {
      for (String id : which.ids) {
        add(sum, post(client, "api/v1/rejects/" + ServiceClient.escape(id) + "/retry", Map.of()));
      }
    } else if (which.reason != null) {
      add(sum, ofReason(client, which.reason.name()));
    } else {
      for (JsonNode of : client.get("api/v1/rejects", Map.of("limit", "1")).path("reasons")) {
        if (of.path("retriable").asLong() > 0) {
          add(sum, ofReason(client, of.path("reason").asText()));
        }
      }
    }
    print(sum);
    return sum.path("stillRejected").isEmpty() && sum.path("notRetriable").isEmpty() ? 0 : 1;
  }

  private static JsonNode ofReason(ServiceClient client, String reason) {
    return post(client, "api/v1/rejects/retry", Map.of("reason", reason));
  }

  private static JsonNode post(ServiceClient client, String path, Map<String, String> parameters) {
    return client.post(path, parameters, "application/json", "");
  }

  private static void add(ObjectNode sum, JsonNode report) {
    for (String count : new String[] {"retried", "alreadyRetried", "unlisted"}) {
      sum.put(count, sum.path(count).asLong() + report.path(count).asLong());
    }
    for (String list : new String[] {"stillRejected", "notRetriable"}) {
      report.path(list).forEach(((ArrayNode) sum.get(list))::add);
    }
  }

  private void print(JsonNode sum) {
    if (json) {
      StandardOutput.line(sum.toString());
      return;
    }
    StandardOutput.line(
        "taken in "
            + sum.path("retried").asText()
            + ", before already "
            + sum.path("alreadyRetried").asText()
            + ", still rejected "
            + sum.path("stillRejected").size()
            + ", not retriable "
            + sum.path("notRetriable").size()
            + (sum.path("unlisted").asLong() == 0
                ? ""
                : ", and " + sum.path("unlisted").asText() + " more of these two"));
    for (JsonNode still : sum.path("stillRejected")) {
      StandardOutput.line(
          still.path("id").asText()
              + "  "
              + still.path("reason").asText()
              + "  "
              + still.path("detail").asText());
    }
    for (JsonNode not : sum.path("notRetriable")) {
      StandardOutput.line(
          not.path("id").asText() + "  not retriable: " + not.path("because").asText());
    }
  }
}
