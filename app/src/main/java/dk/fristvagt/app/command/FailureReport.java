package dk.fristvagt.app.command;

import dk.fristvagt.app.runtime.CommandFailure;
import dk.fristvagt.app.runtime.StoppedException;
import dk.fristvagt.embedded.EmbeddedKafkaException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;
import picocli.CommandLine;

/** Says in one line what went wrong; with {@code --verbose} where, too. */
final class FailureReport implements CommandLine.IExecutionExceptionHandler {

  @Override
  public int handleExecutionException(
      Exception failure, CommandLine commandLine, CommandLine.ParseResult parsed) {
    if (failure instanceof StoppedException) {
      return CommandLine.ExitCode.SOFTWARE;
    }
    PrintWriter err = commandLine.getErr();
    String command = commandLine.getCommandSpec().qualifiedName();
    message(failure).lines().forEach(line -> err.println(command + ": " + line));
    if (Logging.isVerbose()) {
      failure.printStackTrace(err);
    }
    err.flush();
    return CommandLine.ExitCode.SOFTWARE;
  }

  private static String message(Exception failure) {
    if (failure instanceof CommandFailure || failure instanceof EmbeddedKafkaException) {
      return failure.getMessage();
    }
    if (failure instanceof NoSuchFileException missing) {
      return missing.getFile() + " is not there; check the path";
    }
    if (failure instanceof AccessDeniedException denied) {
      return denied.getFile() + " may not be used; check its permissions";
    }
    if (failure instanceof FileSystemException file) {
      return file.getMessage() + "; check the path and the space on the disk";
    }
    if (failure instanceof IOException) {
      return "reading or writing failed: " + failure.getMessage();
    }
    if (failure instanceof TimeoutException) {
      return "Kafka did not answer in time; check --bootstrap-servers and that the broker is up";
    }
    if (failure instanceof KafkaException) {
      return "Kafka refused: "
          + rootOf(failure)
          + "; check the broker, the registry and their addresses";
    }
    return "unexpected "
        + failure.getClass().getSimpleName()
        + detail(failure)
        + "; run it again with --verbose to see where";
  }

  private static String detail(Exception failure) {
    return failure.getMessage() == null
        ? ""
        : " (" + failure.getMessage().lines().findFirst().orElse("") + ")";
  }

  private static String rootOf(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null && root.getCause() != root) {
      root = root.getCause();
    }
    return root.getMessage() == null
        ? root.getClass().getSimpleName()
        : root.getMessage().lines().findFirst().orElse("");
  }
}
