package dk.fristvagt.app.capture;

import dk.fristvagt.casesystem.Clerk;
import dk.fristvagt.rules.fact.Fact;
import dk.fristvagt.sources.FeedSink;
import dk.fristvagt.sources.Rejection;
import java.sql.SQLException;

/**
 * Types what is fed into the sample case system. A tick moves the database's clock and ends the
 * transaction, so that the clock says exactly what is typed in: whoever goes on behind it after a
 * kill types nothing twice. Not thread-safe.
 */
public final class CaseSystemFeed implements FeedSink {

  private final Clerk clerk;

  /**
   * @param clerk stays the caller's to close
   */
  public CaseSystemFeed(Clerk clerk) {
    this.clerk = clerk;
  }

  @Override
  public void fact(Fact fact, long clock) {
    try {
      clerk.enter(fact);
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
