package dk.fristvagt.rules.restatement;

import dk.fristvagt.rules.fact.CodePointOrder;
import dk.fristvagt.rules.fact.Fact;
import java.util.Comparator;

/**
 * A record at the moment it became known.
 *
 * @param first whether no record of the same fact was known before it, in {@link #ORDER}
 */
public record NewRecord(Fact record, boolean first) {

  /**
   * The order in which records become known: by registration, then event id, revision and canonical
   * JSON, each in the order of UTF-8 bytes.
   */
  public static final Comparator<Fact> ORDER =
      Comparator.comparingLong((Fact record) -> record.registeredAt().epochMilli())
          .thenComparing(Fact::eventId, CodePointOrder.INSTANCE)
          .thenComparingInt(Fact::revision)
          .thenComparing(Fact::canonical, CodePointOrder.INSTANCE);

  /** When it was registered, ms since the epoch. */
  public long registeredAt() {
    return record.registeredAt().epochMilli();
  }

  /**
   * Why it changes what a month's figures said at its close.
   *
   * @param close the month's close, before the registration, ms since the epoch
   */
  public RestatementReason reason(long close) {
    if (record.voided()) {
      return RestatementReason.VOID;
    }
    if (!first) {
      return RestatementReason.CORRECTION;
    }
    return record.occurredAt().epochMilli() < close
        ? RestatementReason.LATE_REGISTRATION
        : RestatementReason.LATER_EVENT;
  }
}
