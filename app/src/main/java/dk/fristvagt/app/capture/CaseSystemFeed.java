package dk.fristvagt.app.capture;

import dk.fristvagt.casesystem.Clerk;
import dk.fristvagt.rules.fact.Fact;
import dk.fristvagt.sources.FeedSink;
import dk.fristvagt.sources.Rejection;
import java.sql.SQLException;

/**
 * Types what is fed into the sample case system, some facts to a transaction; a tick moves the
 * database's clock and ends the transaction. Not thread-safe.
 */
public final class CaseSystemFeed implements FeedSink {

  private final Clerk clerk;
  private final int factsPerTransaction;
  private int entered;

  /**
   * @param clerk stays the caller's to close
   * @param factsPerTransaction 1 or more
   */
  public CaseSystemFeed(Clerk clerk, int factsPerTransaction) {
    this.clerk = clerk;
    this.factsPerTransaction = factsPerTransaction;
  }

  @Override
  public void fact(Fact fact, long clock) {
    try {
      clerk.enter(fact);
      if (++entered % factsPerTransaction == 0) {
        clerk.commit();
      }
    } catch (SQLException e) {
      throw new CaseSystemException(e);
    }
  }

  /** Nobody types in what is no fact. */
  @Override
  public void reject(Rejection rejection, long clock) {
    throw new UnsupportedOperationException("a reject is typed in nowhere");
  }

  @Override
  public void tick(long time) {
    try {
      clerk.clock(time);
      clerk.commit();
    } catch (SQLException e) {
      throw new CaseSystemException(e);
    }
  }
}
