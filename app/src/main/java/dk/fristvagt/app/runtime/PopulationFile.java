package dk.fristvagt.app.runtime;

import dk.fristvagt.api.report.Population;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * How many children live where, as CSV in UTF-8: a heading {@code municipality,year,children}, then
 * a line per municipality and year, parted by commas or semicolons. Empty lines and those that
 * begin with {@code #} are notes. It is taken as a whole or not at all. For one thread.
 */
public final class PopulationFile {

  private static final List<String> HEADING = List.of("municipality", "year", "children");
  private static final Pattern MUNICIPALITY = Pattern.compile("[0-9]{4}");
  private static final Pattern YEAR = Pattern.compile("[12][0-9]{3}");
  private static final Pattern CHILDREN = Pattern.compile("[1-9][0-9]{0,6}");

  private final String name;
  private final List<String> errors = new ArrayList<>();
  private final Map<String, Map<Integer, Integer>> children = new TreeMap<>();
  private boolean headingSeen;

  private PopulationFile(String name) {
    this.name = name;
  }

  /**
   * @param file null for none
   * @throws CommandFailure with every error of the file, a line each
   */
  public static Population load(Path file) {
    if (file == null) {
      return Population.NONE;
    }
    try {
      return read(file.toString(), Files.readString(file, StandardCharsets.UTF_8));
    } catch (NoSuchFileException e) {
      throw new CommandFailure(file + " cannot be read: there is no such file", e);
    } catch (MalformedInputException e) {
      throw new CommandFailure(file + " cannot be read: it is not UTF-8", e);
    } catch (IOException e) {
      throw new CommandFailure(file + " cannot be read: " + e, e);
    }
  }

  /**
   * @param name what errors call it
   * @throws CommandFailure with every error, a line each
   */
  public static Population read(String name, String text) {
    PopulationFile file = new PopulationFile(name);
    int number = 0;
    for (String line : text.replace("\uFEFF", "").lines().toList()) {
      number++;
      if (!line.isBlank() && !line.startsWith("#")) {
        file.line(number, line);
      }
    }
    if (!file.headingSeen) {
      file.error(number + 1, "the heading is missing: " + String.join(",", HEADING));
    }
    if (!file.errors.isEmpty()) {
      throw new CommandFailure(String.join("\n", file.errors));
    }
    return new Population(file.children);
  }

  private void line(int number, String line) {
    List<String> cells = List.of(line.split("[,;]", -1)).stream().map(String::strip).toList();
    if (!headingSeen) {
      headingSeen = true;
      if (cells.equals(HEADING)) {
        return;
      }
      error(number, "the heading must be " + String.join(",", HEADING));
      if (!MUNICIPALITY.matcher(cells.get(0)).matches()) {
        return;
      }
    }
    if (cells.size() != HEADING.size()) {
      error(number, "must have " + HEADING.size() + " columns, not " + cells.size());
      return;
    }
    boolean good =
        check(number, MUNICIPALITY, cells.get(0), "municipality must be a code of four digits")
            & check(number, YEAR, cells.get(1), "year must be a year such as 2024")
            & check(number, CHILDREN, cells.get(2), "children must be a whole number, 1 or more");
    if (good
        && children
                .computeIfAbsent(cells.get(0), code -> new TreeMap<>())
                .putIfAbsent(Integer.valueOf(cells.get(1)), Integer.valueOf(cells.get(2)))
            != null) {
      error(number, cells.get(0) + " in " + cells.get(1) + " is there twice");
    }
  }

  private boolean check(int number, Pattern pattern, String cell, String message) {
    boolean good = pattern.matcher(cell).matches();
    if (!good) {
      error(number, message);
    }
    return good;
  }

  private void error(int number, String message) {
    errors.add(name + ":" + number + ": " + message);
  }
}
