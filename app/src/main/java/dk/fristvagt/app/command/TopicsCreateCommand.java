package dk.fristvagt.app.command;

import dk.fristvagt.app.runtime.StopSignal;
import dk.fristvagt.app.runtime.SystemAccess;
import dk.fristvagt.schemas.TopicCreator;
import dk.fristvagt.schemas.TopicDifference;
import dk.fristvagt.schemas.TopicReport;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.Admin;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Creates the topics. */
@Command(
    name = "create",
    description =
        "Creates the topics that are missing and says where the others differ; changes none of them."
            + " Exit code 1 when one has another number of partitions.")
final class TopicsCreateCommand implements Callable<Integer> {

  @Mixin private CommonOptions common;

  @Mixin private TargetOptions target;

  @Mixin private TopicOptions topics;

  @Option(names = "--json", description = "Print one object: created, existing, differences.")
  private boolean json;

  @Override
  public Integer call() {
    try (StopSignal stop = StopSignal.ofJob();
        SystemAccess access = target.access(stop);
        Admin admin = access.connection().admin()) {
      TopicReport report =
          new TopicCreator(admin).create(topics.settings(target.isEmbedded()).specs());
      print(report);
      return report.partitionsDiffer() ? 1 : 0;
    }
  }

  private void print(TopicReport report) {
    if (json) {
      Map<String, Object> object = new LinkedHashMap<>();
      object.put("created", report.created());
      object.put("existing", report.existing());
      object.put("differences", report.differences());
      StandardOutput.json(object);
      return;
    }
    report.created().forEach(name -> StandardOutput.line("created  " + name));
    report.existing().forEach(name -> StandardOutput.line("existing " + name));
    for (TopicDifference difference : report.differences()) {
      StandardOutput.line(
          "differs  "
              + difference.topic()
              + " "
              + difference.setting()
              + ": expected "
              + difference.expected()
              + ", is "
              + difference.actual());
    }
  }
}
