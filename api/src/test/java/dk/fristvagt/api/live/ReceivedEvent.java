package dk.fristvagt.api.live;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A block of a stream of server-sent events, read line by line as the standard says.
 *
 * @param name {@code message} where none is given
 * @param data null for a block that dispatches no event
 */
public record ReceivedEvent(String name, String id, String data, String retry, String comment) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Of the lines between two blank ones. */
  public static ReceivedEvent of(List<String> lines) {
    String name = "message";
    String id = null;
    String data = null;
    String retry = null;
    String comment = null;
    for (String line : lines) {
      int colon = line.indexOf(':');
      String field = colon < 0 ? line : line.substring(0, colon);
      String value = colon < 0 ? "" : line.substring(colon + 1);
      value = value.startsWith(" ") ? value.substring(1) : value;
      switch (field) {
        case "event" -> name = value;
        case "id" -> id = value;
        case "data" -> data = data == null ? value : data + '\n' + value;
        case "retry" -> retry = value;
        case "" -> comment = value;
        default -> throw new AssertionError("no field of the standard: " + field);
      }
    }
    return new ReceivedEvent(name, id, data, retry, comment);
  }

  /** Of whole blocks. */
  public static List<ReceivedEvent> all(String text) {
    List<ReceivedEvent> all = new ArrayList<>();
    for (String block : text.split("\n\n")) {
      if (!block.isEmpty()) {
        all.add(of(List.of(block.split("\n"))));
      }
    }
    return all;
  }

  public JsonNode json() {
    try {
      return JSON.readTree(data);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
