package dk.fristvagt.streams.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Keys of the wake index: the instant, big-endian with its sign bit flipped so that bytes sort as
 * instants do, then the case key.
 */
public final class WakeKey {

  private WakeKey() {}

  /** The entry of a case at an instant, ms since the epoch. */
  public static byte[] of(long instant, String caseKey) {
    byte[] name = caseKey.getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(Long.BYTES + name.length)
        .putLong(instant ^ Long.MIN_VALUE)
        .put(name)
        .array();
  }

  /** The least key of an instant; no entry has it. */
  public static byte[] from(long instant) {
    return ByteBuffer.allocate(Long.BYTES).putLong(instant ^ Long.MIN_VALUE).array();
  }

  /** The least key greater than a key. */
  public static byte[] after(byte[] key) {
    return Arrays.copyOf(key, key.length + 1);
  }

  public static long instant(byte[] key) {
    return ByteBuffer.wrap(key).getLong() ^ Long.MIN_VALUE;
  }

  public static String caseKey(byte[] key) {
    return new String(key, Long.BYTES, key.length - Long.BYTES, StandardCharsets.UTF_8);
  }

  /** A late registration as an entry's value. */
  public static byte[] late(long registeredAt) {
    return ByteBuffer.allocate(Long.BYTES).putLong(registeredAt).array();
  }

  /** The late registration in an entry's value, or {@link Long#MAX_VALUE} where there is none. */
  public static long late(byte[] value) {
    return value.length == 0 ? Long.MAX_VALUE : ByteBuffer.wrap(value).getLong();
  }
}
