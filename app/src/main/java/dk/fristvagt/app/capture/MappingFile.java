package dk.fristvagt.app.capture;

import dk.fristvagt.app.runtime.CommandFailure;
import dk.fristvagt.app.runtime.MappingChoice;
import dk.fristvagt.sources.capture.CaptureMonitor;
import dk.fristvagt.sources.capture.DatabaseCheck;
import dk.fristvagt.sources.capture.MappingLoader;
import dk.fristvagt.sources.mapping.InvalidMappingException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;

/** A mapping's file, with its errors as a command tells them. */
public final class MappingFile {

  private MappingFile() {}

  /**
   * @throws CommandFailure with every error of the file, a line each, when it is no mapping
   */
  public static MappingLoader.Loaded load(Path file) {
    try {
      return MappingLoader.load(file);
    } catch (InvalidMappingException e) {
      throw MappingChoice.failure(file, e);
    } catch (IOException e) {
      throw new CommandFailure(
          file
              + " cannot be read: "
              + (e instanceof NoSuchFileException ? "there is no such file" : e.toString()),
          e);
    }
  }

  /**
   * @param publication null where it is not made yet
   * @throws CommandFailure with all that does not fit the database, a line each
   */
  public static void check(
      Path file,
      MappingLoader.Loaded loaded,
      CaptureMonitor.Database database,
      String publication) {
    try (Connection connection = database.open()) {
      DatabaseCheck.check(loaded, connection, publication);
    } catch (InvalidMappingException e) {
      throw MappingChoice.failure(file, e);
    } catch (SQLException e) {
      throw new CommandFailure("the database cannot be asked: " + e.getMessage(), e);
    }
  }
}
