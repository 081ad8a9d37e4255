package dk.fristvagt.sources.generator;

/**
 * Names that tell nothing and cannot be taken for a civil registration number.
 *
 * <p>A number becomes seven hexadecimal digits by a bijection that the seed chooses, so two numbers
 * never share a name. No name holds ten digits in a row, or six, a dash and four.
 */
final class Pseudonyms {

  private static final int BITS = 28;
  private static final long MASK = (1L << BITS) - 1;
  private static final int DIGITS = BITS / 4;
  private static final int ROUNDS = 3;

  private final long[] multipliers = new long[ROUNDS];

  Pseudonyms(SplitMix random) {
    for (int i = 0; i < ROUNDS; i++) {
      multipliers[i] = random.nextLong() | 1;
    }
  }

  /**
   * @param number from 0 up to and including 2^28 - 1
   */
  String token(long number) {
    long value = number & MASK;
    // Odd multipliers and xor with the high half are each invertible modulo 2^28.
    for (long multiplier : multipliers) {
      value = (value * multiplier + 0x5BD1E99) & MASK;
      value ^= value >>> (BITS / 2);
    }
    String hex = Long.toHexString(value);
    return "0".repeat(DIGITS - hex.length()) + hex;
  }
}
