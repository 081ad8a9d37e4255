package dk.fristvagt.sources;

import dk.fristvagt.rules.fact.Fact;
import dk.fristvagt.rules.fact.FactReader;
import dk.fristvagt.rules.fact.RejectReason;
import dk.fristvagt.rules.fact.RejectedFactException;
import dk.fristvagt.schemas.CaseChangeCodec;
import dk.fristvagt.schemas.CaseChangesDecoder;
import dk.fristvagt.schemas.RegistryUnavailableException;
import dk.fristvagt.schemas.UnreadableRecordException;
import dk.fristvagt.schemas.v1.CaseChange;
import dk.fristvagt.schemas.v1.Reject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;

/**
 * Takes the original of a reject through the same checks as at first: a line of a file through
 * those of an import, a record of {@code case-changes} through those of the case processor. Does
 * not look whether the original is whole; that is the caller's to see to. Not thread-safe.
 */
public final class RejectRecheck {

  private final FactReader facts;
  private final CaseChangesDecoder decoder;
  private final CaseChangeCodec codec;

  public RejectRecheck(FactReader facts, CaseChangesDecoder decoder, CaseChangeCodec codec) {
    this.facts = facts;
    this.decoder = decoder;
    this.codec = codec;
  }

  /** What became of it. */
  public sealed interface Verdict {

    /** It is a fact now. */
    record Good(Fact fact) implements Verdict {}

    /**
     * It is none yet.
     *
     * @param detail what is wrong, never the value
     */
    record StillRejected(RejectReason reason, String detail) implements Verdict {}

    /** It is a tick or a catalogue: what is written again at another time says something else. */
    record NoFact() implements Verdict {}
  }

  /**
   * @param clock that no fact may be ahead of, ms since the epoch
   * @throws RegistryUnavailableException when the registry cannot say what the bytes hold
   */
  public Verdict check(Reject reject, long clock) {
    byte[] original = bytes(reject.getOriginal());
    return reject.getFile() != null ? line(original, clock) : record(original, clock);
  }

  private Verdict line(byte[] original, long clock) {
    try (NdjsonReader reader =
        new NdjsonReader(new ByteArrayInputStream(original), "rejects", facts)) {
      ReadLine line = reader.next(clock);
      if (line == null || reader.next(clock) != null) {
        return new Verdict.StillRejected(RejectReason.UNREADABLE, "not one line");
      }
      return line instanceof ReadLine.Accepted accepted
          ? new Verdict.Good(accepted.fact())
          : stillRejected(((ReadLine.Rejected) line).rejection());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Verdict stillRejected(Rejection rejection) {
    return new Verdict.StillRejected(rejection.reason(), rejection.detail());
  }

  private Verdict record(byte[] original, long clock) {
    try {
      return decoder.decode(original) instanceof CaseChange change
          ? new Verdict.Good(codec.read(change, clock))
          : new Verdict.NoFact();
    } catch (UnreadableRecordException e) {
      return new Verdict.StillRejected(RejectReason.UNREADABLE, e.getMessage());
    } catch (RejectedFactException e) {
      return new Verdict.StillRejected(e.reason(), e.getMessage());
    }
  }

  private static byte[] bytes(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.duplicate().get(bytes);
    return bytes;
  }
}
