package dk.fristvagt.api.table;

import dk.fristvagt.rules.catalogue.text.Language;
import java.util.List;

/** How far the data of a file reaches. */
final class AboutTable {

  private AboutTable() {}

  static Table of(TableFile file, Language language) {
    return Table.<TableFile>of(language, "Om", "About")
        .text("Svar", "Answer", TableFile::name)
        .instant("Data til og med", "Data through", TableFile::clock)
        .whole(
            "Partitioner med svar",
            "Partitions answering",
            TableColumns.of(TableFile::partitions, partitions -> partitions.answering()))
        .whole(
            "Partitioner i alt",
            "Partitions in all",
            TableColumns.of(TableFile::partitions, partitions -> partitions.expected()))
        .text("Tidszone", "Time zone", about -> TableTime.ZONE.getId())
        .rows(List.of(file));
  }
}
