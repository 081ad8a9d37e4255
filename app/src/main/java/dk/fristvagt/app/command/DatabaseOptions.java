package dk.fristvagt.app.command;

import dk.fristvagt.sources.capture.CaptureMonitor;
import java.sql.DriverManager;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Which database a mapping is held against. The password comes from the environment alone. */
@Command
final class DatabaseOptions {

  @Option(
      names = "--database",
      paramLabel = "JDBC-URL",
      defaultValue = "${env:FRISTVAGT_DATABASE_URL}",
      description =
          "The case system's database, as jdbc:postgresql://host:5432/name; or"
              + " FRISTVAGT_DATABASE_URL. Its password: FRISTVAGT_DATABASE_PASSWORD.")
  private String url;

  @Option(
      names = "--database-user",
      paramLabel = "NAME",
      defaultValue = "${env:FRISTVAGT_DATABASE_USER}",
      description = "Who asks it; or FRISTVAGT_DATABASE_USER.")
  private String user;

  boolean isGiven() {
    return url != null && !url.isBlank();
  }

  /** How to open it. */
  CaptureMonitor.Database database() {
    return () ->
        DriverManager.getConnection(url, user, System.getenv("FRISTVAGT_DATABASE_PASSWORD"));
  }
}
