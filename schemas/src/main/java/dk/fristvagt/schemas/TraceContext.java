package dk.fristvagt.schemas;

import dk.fristvagt.rules.fact.CprNumbers;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/**
 * The place in a distributed trace that a record belongs to, as W3C Trace Context (Recommendation,
 * version 00) writes it in the headers {@code traceparent} and {@code tracestate}.
 *
 * <p>Holds valid texts only: what is invalid or too long is left out, as the recommendation asks,
 * and never makes a record bad. {@code baggage} is not read: it may name people.
 *
 * @param parent {@code 00-TRACE-ID-PARENT-ID-FLAGS}, {@value #PARENT_LENGTH} characters; empty for
 *     no trace
 * @param state what tracing systems keep with it, at most {@value #LONGEST_STATE} characters; may
 *     be empty, and is where there is no parent
 */
public record TraceContext(String parent, String state) {

  /** Of a record that belongs to no trace. */
  public static final TraceContext NONE = new TraceContext("", "");

  public static final String PARENT_HEADER = "traceparent";
  public static final String STATE_HEADER = "tracestate";

  /** Of version 00. */
  static final int PARENT_LENGTH = 55;

  /** What everybody has to pass on at least. */
  static final int LONGEST_STATE = 512;

  private static final int MOST_MEMBERS = 32;
  private static final int VERSION_LENGTH = 2;

  private static final Pattern PARENT =
      Pattern.compile(
          "(?!ff)([0-9a-f]{2})(-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2})(-.*)?");

  private static final Pattern MEMBER =
      Pattern.compile(
          "([a-z0-9][_0-9a-z*/-]{0,255}|[a-z0-9][_0-9a-z*/-]{0,240}@[a-z][_0-9a-z*/-]{0,13})"
              + "=[\\x20-\\x2b\\x2d-\\x3c\\x3e-\\x7e]{0,255}[\\x21-\\x2b\\x2d-\\x3c\\x3e-\\x7e]");

  /**
   * @throws IllegalArgumentException when a text is not valid
   */
  public TraceContext {
    if (!parent.isEmpty() && !normalised(parent).equals(Optional.of(parent))) {
      throw new IllegalArgumentException("no traceparent of version 00");
    }
    if (!state.isEmpty() && (parent.isEmpty() || !isState(state))) {
      throw new IllegalArgumentException("no tracestate");
    }
  }

  /** What the headers of a record say; of several of one name the last counts. */
  public static TraceContext of(Headers headers) {
    Header parent = headers.lastHeader(PARENT_HEADER);
    if (parent == null) {
      return NONE;
    }
    return parse(text(parent), text(headers.lastHeader(STATE_HEADER))).orElse(NONE);
  }

  /**
   * From two texts. A later version's parent is read as one of version 00; a state that is not
   * valid, too long, or looks as if it held a CPR number is left out.
   *
   * @param state may be null
   * @return empty where the parent is null or not valid
   */
  public static Optional<TraceContext> parse(String parent, String state) {
    if (parent == null) {
      return Optional.empty();
    }
    String list = state == null ? "" : state.strip();
    String kept = isState(list) && !CprNumbers.in(list) ? list : "";
    return normalised(parent.strip()).map(valid -> new TraceContext(valid, kept));
  }

  /** Whether there is a trace. */
  public boolean isPresent() {
    return !parent.isEmpty();
  }

  /** Writes the headers of this; none where there is no trace. */
  public void addTo(Headers headers) {
    if (isPresent()) {
      headers.add(PARENT_HEADER, parent.getBytes(StandardCharsets.US_ASCII));
      if (!state.isEmpty()) {
        headers.add(STATE_HEADER, state.getBytes(StandardCharsets.US_ASCII));
      }
    }
  }

  private static Optional<String> normalised(String parent) {
    Matcher parts = PARENT.matcher(parent);
    if (!parts.matches() || (parts.group(1).equals("00") && parent.length() != PARENT_LENGTH)) {
      return Optional.empty();
    }
    return Optional.of("00" + parent.substring(VERSION_LENGTH, PARENT_LENGTH));
  }

  private static boolean isState(String state) {
    if (state.length() > LONGEST_STATE) {
      return false;
    }
    String[] members = state.split(",", -1);
    if (members.length > MOST_MEMBERS) {
      return false;
    }
    for (String member : members) {
      if (!member.isBlank() && !MEMBER.matcher(member.strip()).matches()) {
        return false;
      }
    }
    return true;
  }

  private static String text(Header header) {
    return header == null || header.value() == null
        ? null
        : new String(header.value(), StandardCharsets.ISO_8859_1);
  }
}
