package dk.fristvagt.app.logging;

import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.spi.ILoggingEvent;
import dk.fristvagt.rules.fact.CprNumbers;

/**
 * Lines by a pattern, in which what looks like a CPR number is asterisks, stack traces included.
 * Nothing of ours logs one; what a library quotes from bad input might.
 */
public final class CprMaskingLayout extends PatternLayout {

  @Override
  public String doLayout(ILoggingEvent event) {
    return CprNumbers.mask(super.doLayout(event));
  }
}
