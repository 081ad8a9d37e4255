package dk.fristvagt.streams.rejects;

/**
 * Where a reject was read from: a line of a file, or a record of a topic; the fields of the other
 * are null.
 *
 * @param line from 1
 */
public record RejectOrigin(String topic, Integer partition, Long offset, String file, Long line) {

  /** The file's or the topic's name. */
  public String source() {
    return file != null ? file : topic != null ? topic : "";
  }
}
