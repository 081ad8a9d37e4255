package dk.fristvagt.api.http;

import java.util.regex.Pattern;

/** Where somebody is sent after signing in: a page of this service, and of no other. */
final class ReturnAddress {

  static final String HOME = "/";

  /** Longer than any address of a page of ours. */
  private static final int LONGEST = 2_000;

  /** A second slash, or what browsers take for one, would name another host. */
  private static final Pattern OURS = Pattern.compile("/(?![/\\\\])[\\x21-\\x5b\\x5d-\\x7e]*");

  private ReturnAddress() {}

  /**
   * The address, or the first page where it is none of ours.
   *
   * @param asked null where nothing was asked for
   */
  static String of(String asked) {
    return asked != null && asked.length() <= LONGEST && OURS.matcher(asked).matches()
        ? asked
        : HOME;
  }
}
