package dk.fristvagt.app.command;

import dk.fristvagt.schemas.TraceContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * The trace that a command's records belong to: as said on the command line, else as OpenTelemetry
 * passes it to processes, by the environment.
 */
@Command
final class TraceOptions {

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--traceparent",
      paramLabel = "TRACEPARENT",
      description =
          "W3C trace context of the records, continued by the alerts that go back to them; or"
              + " TRACEPARENT in the environment, with TRACESTATE.")
  private String traceparent;

  @Option(
      names = "--tracestate",
      paramLabel = "TRACESTATE",
      description = "What tracing systems keep with --traceparent.")
  private String tracestate;

  /**
   * An environment that holds no valid one is read past, as the recommendation asks.
   *
   * @throws ParameterException when the command line holds no valid one
   */
  TraceContext context() {
    if (traceparent == null) {
      if (tracestate != null) {
        throw usage("--tracestate needs --traceparent.");
      }
      return TraceContext.parse(System.getenv("TRACEPARENT"), System.getenv("TRACESTATE"))
          .orElse(TraceContext.NONE);
    }
    return TraceContext.parse(traceparent, tracestate)
        .orElseThrow(
            () ->
                usage(
                    "--traceparent is no W3C trace context; it looks like"
                        + " 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01."));
  }

  private ParameterException usage(String message) {
    return new ParameterException(command.commandLine(), message);
  }
}
