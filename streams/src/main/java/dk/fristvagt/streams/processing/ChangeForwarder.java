package dk.fristvagt.streams.processing;

import dk.fristvagt.rules.alert.Alert;
import dk.fristvagt.rules.evaluation.Obligation;
import dk.fristvagt.streams.processing.CaseProcessor.OutputNodes;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** Sends a revised case's news to their topics. For one thread. */
final class ChangeForwarder implements CaseChangeOutput {

  private final ProcessorContext<Object, Object> context;
  private final OutputNodes nodes;

  ChangeForwarder(ProcessorContext<Object, Object> context, OutputNodes nodes) {
    this.context = context;
    this.nodes = nodes;
  }

  @Override
  public void obligation(Obligation obligation, long step) {
    context.forward(
        new Record<Object, Object>(
            obligation.id(),
            OutputRecords.obligation(obligation, step),
            RecordTimes.of(step),
            CloudEventHeaders.of(
                "dk.fristvagt.obligation.v1", obligation.id() + '@' + step, obligation.id(), step)),
        nodes.obligations());
  }

  @Override
  public void gone(Obligation obligation, long step) {
    context.forward(
        new Record<Object, Object>(obligation.id(), null, RecordTimes.of(step)),
        nodes.obligations());
  }

  @Override
  public void alert(Alert alert, Obligation obligation, long step) {
    context.forward(
        new Record<Object, Object>(
            obligation.id(),
            OutputRecords.alert(alert, obligation, step),
            RecordTimes.of(step),
            CloudEventHeaders.of(
                "dk.fristvagt.alert.v1",
                obligation.id() + '#' + alert.sequence(),
                obligation.id(),
                step)),
        nodes.alerts());
  }
}
