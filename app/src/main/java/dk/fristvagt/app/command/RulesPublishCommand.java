package dk.fristvagt.app.command;

import com.fasterxml.jackson.databind.JsonNode;
import dk.fristvagt.app.runtime.CatalogueChoice;
import dk.fristvagt.app.runtime.CataloguePublication;
import dk.fristvagt.app.runtime.CatalogueWait;
import dk.fristvagt.app.runtime.CommandFailure;
import dk.fristvagt.app.runtime.Progress;
import dk.fristvagt.app.runtime.ServiceClient;
import dk.fristvagt.app.runtime.StopSignal;
import dk.fristvagt.app.runtime.SystemAccess;
import dk.fristvagt.rules.catalogue.Catalogue;
import dk.fristvagt.rules.fact.CprNumbers;
import dk.fristvagt.schemas.PublishedSchema;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Puts a catalogue into force in a running system. */
@Command(
    name = "publish",
    description = {
      "Checks a catalogue, then puts it into force: from the next clock step on every figure follows"
          + " it, after one look at every case, without downtime.",
      "Publishing the same catalogue again changes nothing, so a publication that was broken off is"
          + " simply repeated."
    })
final class RulesPublishCommand implements Callable<Integer> {

  private static final Set<PublishedSchema> WRITTEN =
      EnumSet.of(PublishedSchema.CATALOGUE_ACTIVATED);

  @Mixin private CommonOptions common;

  @Parameters(paramLabel = "FILE", description = "A catalogue as YAML.")
  private Path file;

  @Mixin private TargetOptions target;

  @Mixin private TopicOptions topics;

  @Option(
      names = "--wait",
      description =
          "Wait until the service follows it; where it answers is found by --data, else say --url.")
  private boolean wait;

  @Option(
      names = "--url",
      paramLabel = "URL",
      description = "Where the service answers, for --wait: http://127.0.0.1:8080/.")
  private URI url;

  @Option(names = "--json", description = "Print what was done as JSON.")
  private boolean json;

  @Override
  public Integer call() {
    target.check();
    if (url != null && !"http".equals(url.getScheme()) && !"https".equals(url.getScheme())) {
      throw target.usage("--url must begin with http:// or https://.");
    }
    if (wait && url == null && !target.isEmbedded()) {
      throw target.usage("--wait needs to know where the service answers: --url URL.");
    }
    Catalogue catalogue = CatalogueChoice.load(file);
    if (CprNumbers.in(catalogue.source())) {
      throw new CommandFailure(file + " holds what looks like a CPR number; nothing was published");
    }
    try (StopSignal stop = StopSignal.ofJob()) {
      // Found before anything is written, so that a mistake costs nothing.
      ServiceClient service = wait ? service() : null;
      CataloguePublication publication;
      try (SystemAccess access = target.access(stop, topics.names(), WRITTEN)) {
        publication =
            CataloguePublication.of(
                catalogue,
                access.connection(),
                topics.settings(target.isEmbedded()),
                Clock.systemUTC());
      }
      Map<String, Object> done = new LinkedHashMap<>();
      done.put("catalogue", catalogue.id());
      done.put("fingerprint", catalogue.fingerprint());
      done.put("sequence", publication.sequence());
      done.put("partitions", publication.partitions());
      if (wait) {
        done.put("since", followed(service, catalogue, publication, stop));
      }
      print(done);
    }
    return 0;
  }

  private ServiceClient service() {
    if (url != null) {
      return new ServiceClient(url, AccessToken.configured());
    }
    return target
        .dataDirectory()
        .runningSystem()
        .readService()
        .map(ServiceClient::new)
        .orElseThrow(
            () ->
                new CommandFailure(
                    "no service runs on the data directory, so there is nothing to wait for; leave"
                        + " --wait out, or start it with: fristvagt serve"));
  }

  private static String followed(
      ServiceClient service,
      Catalogue catalogue,
      CataloguePublication publication,
      StopSignal stop) {
    try (Progress progress = Terminal.progress()) {
      JsonNode since =
          new CatalogueWait(service)
              .until(catalogue.fingerprint(), publication, progress, stop)
              .at("/inForce/since");
      return since.isTextual() ? since.asText() : null;
    }
  }

  private void print(Map<String, Object> done) {
    if (json) {
      StandardOutput.json(done);
      return;
    }
    done.forEach(
        (name, value) ->
            StandardOutput.line(String.format("%-12s", name) + (value == null ? "always" : value)));
  }
}
