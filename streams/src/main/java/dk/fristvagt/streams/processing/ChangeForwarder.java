package dk.fristvagt.streams.processing;

import dk.fristvagt.rules.alert.Alert;
import dk.fristvagt.rules.evaluation.Obligation;
import dk.fristvagt.schemas.CloudEventHeaders;
import dk.fristvagt.schemas.TraceContext;
import dk.fristvagt.streams.processing.CaseProcessor.OutputNodes;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** Sends a revised case's news to their topics. For one thread. */
final class ChangeForwarder implements CaseChangeOutput {

  private final ProcessorContext<Object, Object> context;
  private final OutputNodes nodes;
  private final CloudEventHeaders events;

  ChangeForwarder(
      ProcessorContext<Object, Object> context, OutputNodes nodes, CloudEventHeaders events) {
    this.context = context;
    this.nodes = nodes;
    this.events = events;
  }

  @Override
  public void obligation(Obligation obligation, long step, TraceContext trace) {
    var record = OutputRecords.obligation(obligation, step);
    forward(obligation, record, step, events.obligation(record, trace), nodes.obligations());
  }

  @Override
  public void gone(Obligation obligation, long step, TraceContext trace) {
    forward(
        obligation,
        null,
        step,
        events.obligationRemoved(obligation.id(), step, trace),
        nodes.obligations());
  }

  @Override
  public void alert(Alert alert, Obligation obligation, long step, TraceContext trace) {
    var record = OutputRecords.alert(alert, obligation, step);
    forward(obligation, record, step, events.alert(record, trace), nodes.alerts());
  }

  private void forward(
      Obligation obligation, Object value, long step, Headers headers, String node) {
    context.forward(
        new Record<Object, Object>(obligation.id(), value, RecordTimes.of(step), headers), node);
  }
}
