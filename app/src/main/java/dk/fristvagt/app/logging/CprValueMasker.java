package dk.fristvagt.app.logging;

import com.fasterxml.jackson.core.JsonStreamContext;
import dk.fristvagt.rules.fact.CprNumbers;
import net.logstash.logback.mask.ValueMasker;

/** The same as {@link CprMaskingLayout} for every text of a JSON line. Thread-safe. */
public final class CprValueMasker implements ValueMasker {

  /**
   * @return null for what is to be written as it is
   */
  @Override
  public Object mask(JsonStreamContext context, Object value) {
    return value instanceof CharSequence text && CprNumbers.in(text.toString())
        ? CprNumbers.mask(text.toString())
        : null;
  }
}
