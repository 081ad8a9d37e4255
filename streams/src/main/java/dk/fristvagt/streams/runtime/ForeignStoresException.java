package dk.fristvagt.streams.runtime;

/**
 * The stores' changelogs were written on another Kafka cluster: a mirror, which may have them of
 * several moments. Figures made from such stores can be wrong for good, so nothing is started.
 */
public final class ForeignStoresException extends IllegalStateException {

  private static final long serialVersionUID = 1L;

  ForeignStoresException(String writtenOn, String cluster) {
    super(
        "the stores were written on Kafka cluster "
            + writtenOn
            + ", and this is "
            + cluster
            + ": a mirror may have them of several moments, and figures would be wrong for good."
            + " Have them made anew (docs/runbook.md, A mirror that was cut off in the middle of"
            + " work). Where the mirror had caught up after the service was stopped there, set"
            + " service.stores-of-cluster to "
            + writtenOn);
  }
}
