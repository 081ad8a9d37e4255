package dk.fristvagt.app.command;

import dk.fristvagt.rules.calendar.Calendars;
import dk.fristvagt.rules.catalogue.Catalogue;
import dk.fristvagt.schemas.AvroSerdes;
import dk.fristvagt.streams.processing.FristvagtTopology;
import dk.fristvagt.streams.processing.TopologySettings;
import dk.fristvagt.streams.view.PartitionViews;
import java.time.Period;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Prints what is made of what. */
@Command(
    name = "topology",
    description = "Prints the stream topology: its sources, processors, stores and sinks.")
final class TopologyCommand implements Callable<Integer> {

  @Mixin private CommonOptions common;

  @Mixin private CatalogueOptions catalogues;

  @Mixin private TopicOptions topics;

  @Override
  public Integer call() {
    Catalogue catalogue = catalogues.load();
    TopologySettings settings =
        new TopologySettings(
            topics.names(),
            catalogue,
            Calendars.danish(catalogue.saturdayIsWorkingDay()),
            Set.of("any"),
            Period.ofDays(30));
    try (AvroSerdes serdes = AvroSerdes.at("mock://topology")) {
      StandardOutput.line(
          FristvagtTopology.build(settings, serdes, new PartitionViews())
              .describe()
              .toString()
              .stripTrailing());
    }
    return 0;
  }
}
