package dk.fristvagt.sources.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

/**
 * What one pass over a file finds out before it is read for good.
 *
 * @param size in bytes, as it lies on the disk
 * @param sha256 of the bytes as they lie on the disk, in hexadecimal: tells whether it is still the
 *     same file
 * @param charset what {@code auto} means here: that of the byte order mark, else UTF-8 where all of
 *     it is well-formed, else windows-1252 where it has bytes from 80 to 9F, else ISO-8859-1
 */
public record FileContent(long size, String sha256, Charset charset) {

  private static final Charset WINDOWS = Charset.forName("windows-1252");
  private static final int BUFFER = 128 * 1024;

  /**
   * @throws IOException when the file cannot be read
   */
  public static FileContent of(Path file) throws IOException {
    MessageDigest digest = newSha256();
    long size;
    Guess guess = new Guess();
    try (CountedBytes raw = new CountedBytes(Files.newInputStream(file));
        DigestInputStream digested = new DigestInputStream(raw, digest);
        InputStream content = unpacked(file, digested)) {
      byte[] buffer = new byte[BUFFER];
      for (int n = content.read(buffer, 0, BUFFER); n >= 0; n = content.read(buffer, 0, BUFFER)) {
        guess.add(buffer, n);
      }
      // What an unpacker leaves unread belongs to the file all the same.
      while (digested.read(buffer, 0, BUFFER) >= 0) {
        continue;
      }
      size = raw.count();
    }
    return new FileContent(size, HexFormat.of().formatHex(digest.digest()), guess.charset());
  }

  /** The content of a file whose name ends in {@code .gz} is unpacked on the way. */
  public static InputStream unpacked(Path file, InputStream raw) throws IOException {
    return file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".gz")
        ? new GZIPInputStream(raw, BUFFER)
        : raw;
  }

  /** A new one, for one thread. */
  public static MessageDigest newSha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** Looks at all the bytes, piece by piece. */
  private static final class Guess {
    private final CharsetDecoder utf8 =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    private final CharBuffer decoded = CharBuffer.allocate(BUFFER + 8);
    private final ByteBuffer pending = ByteBuffer.allocate(BUFFER + 8);
    private final byte[] first = new byte[3];
    private int firstLength;
    private boolean wellFormed = true;
    private boolean control;

    void add(byte[] bytes, int length) {
      for (int i = 0; i < length && firstLength < first.length; i++) {
        first[firstLength++] = bytes[i];
      }
      if (wellFormed) {
        pending.put(bytes, 0, length).flip();
        decoded.clear();
        wellFormed = !utf8.decode(pending, decoded, false).isError();
        pending.compact();
      }
      for (int i = 0; i < length && !control; i++) {
        int b = bytes[i] & 0xFF;
        control = b >= 0x80 && b <= 0x9F;
      }
    }

    Charset charset() {
      if (startsWith(0xFF, 0xFE)) {
        return StandardCharsets.UTF_16LE;
      }
      if (startsWith(0xFE, 0xFF)) {
        return StandardCharsets.UTF_16BE;
      }
      // With a byte order mark it claims to be UTF-8; a malformed row of it is that row's fault.
      if (startsWith(0xEF, 0xBB, 0xBF) || (wellFormed && pending.position() == 0)) {
        return StandardCharsets.UTF_8;
      }
      return control ? WINDOWS : StandardCharsets.ISO_8859_1;
    }

    private boolean startsWith(int... mark) {
      if (firstLength < mark.length) {
        return false;
      }
      for (int i = 0; i < mark.length; i++) {
        if ((first[i] & 0xFF) != mark[i]) {
          return false;
        }
      }
      return true;
    }
  }
}
