package dk.fristvagt.app.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.fristvagt.api.report.Population;
import dk.fristvagt.app.demo.DemoPopulation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PopulationFileTest {

  @TempDir private Path directory;

  @Test
  void commasSemicolonsNotesAndAByteOrderMarkAreRead() throws IOException {
    Path file = directory.resolve("children.csv");
    Files.writeString(
        file,
        "\uFEFF# FOLK1A\r\nmunicipality;year;children\r\n\r\n0330;2020;15000\r\n0330,2021, 15100\n");

    Population population = PopulationFile.load(file);

    assertThat(population.of("0330", 2019)).isEmpty();
    assertThat(population.of("0330", 2020)).contains(new Population.Count(2020, 15000));
    assertThat(population.of("0330", 2025)).contains(new Population.Count(2021, 15100));
    assertThat(population.of("0101", 2020)).isEmpty();
  }

  @Test
  void everyErrorIsToldAtOnceWithItsLine() {
    String text =
        """
        municipality,year,children
        330,2020,15000
        0330,20,0
        0330,2020
        0330,2021,15.100
        0330,2022,15000
        0330,2022,15001
        """;

    assertThatThrownBy(() -> PopulationFile.read("children.csv", text))
        .isInstanceOf(CommandFailure.class)
        .hasMessage(
            """
            children.csv:2: municipality must be a code of four digits
            children.csv:3: year must be a year such as 2024
            children.csv:3: children must be a whole number, 1 or more
            children.csv:4: must have 3 columns, not 2
            children.csv:5: children must be a whole number, 1 or more
            children.csv:7: 0330 in 2022 is there twice"""
                .stripTrailing());
  }

  @Test
  void aHeadingThatIsNoneIsToldAndTheRestIsStillChecked() {
    assertThatThrownBy(() -> PopulationFile.read("c", "kommune,aar,boern\n0330,2020,x\n"))
        .hasMessage(
            "c:1: the heading must be municipality,year,children\n"
                + "c:2: children must be a whole number, 1 or more");
    assertThatThrownBy(() -> PopulationFile.read("c", "# nothing\n"))
        .hasMessage("c:2: the heading is missing: municipality,year,children");
  }

  @Test
  void aFileThatIsNotThereIsTold() {
    assertThatThrownBy(() -> PopulationFile.load(directory.resolve("none.csv")))
        .isInstanceOf(CommandFailure.class)
        .hasMessageEndingWith("there is no such file");
    assertThat(PopulationFile.load(null)).isSameAs(Population.NONE);
  }

  @Test
  void theDemonstrationHasChildrenOfItsOwn() {
    assertThat(DemoPopulation.load().of("0330", 2026)).isPresent();
  }
}
