package dk.fristvagt.sources;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Parses one JSON object into maps, lists, {@link String}, {@link Long}, {@link
 * java.math.BigInteger}, {@link Double}, {@link Boolean} and null. Of a name that stands twice the
 * last value counts. Thread-safe.
 */
final class JsonObjectParser {

  /** A record nests three deep; the bound keeps the stack safe from hostile ones. */
  private static final int DEEPEST = 64;

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
          // Names come from outside: kept out of the machine's own table of strings.
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .build();

  /**
   * @param object the object
   * @param overwritten the values that a later one of the same name displaced
   */
  record Parsed(Map<String, Object> object, List<Object> overwritten) {}

  private JsonObjectParser() {}

  static Parsed parse(String text) throws UnreadableLineException {
    try (JsonParser parser = JSON.createParser(text)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new UnreadableLineException("not a JSON object");
      }
      List<Object> overwritten = new ArrayList<>(0);
      Map<String, Object> object = object(parser, overwritten);
      if (parser.nextToken() != null) {
        throw new UnreadableLineException("something follows the JSON object");
      }
      return new Parsed(object, overwritten);
    } catch (StreamConstraintsException e) {
      throw new UnreadableLineException("JSON nested too deeply, or a number too long");
    } catch (JacksonException e) {
      throw new UnreadableLineException("no JSON at column " + e.getLocation().getColumnNr());
    } catch (IOException | IllegalStateException e) {
      throw new UnreadableLineException("no JSON");
    }
  }

  private static Map<String, Object> object(JsonParser parser, List<Object> overwritten)
      throws IOException, UnreadableLineException {
    Map<String, Object> object = new HashMap<>();
    for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
      requireUnicode(name);
      parser.nextToken();
      Object displaced = object.put(name, value(parser, overwritten));
      if (displaced != null) {
        overwritten.add(displaced);
      }
    }
    return object;
  }

  private static Object value(JsonParser parser, List<Object> overwritten)
      throws IOException, UnreadableLineException {
    return switch (parser.currentToken()) {
      case VALUE_STRING -> requireUnicode(parser.getText());
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NULL -> null;
      case VALUE_NUMBER_INT ->
          parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
              ? (Object) parser.getBigIntegerValue()
              : (Object) parser.getLongValue();
      case VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
      case START_OBJECT -> object(parser, overwritten);
      case START_ARRAY -> {
        List<Object> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          items.add(value(parser, overwritten));
        }
        yield items;
      }
      default -> throw new UnreadableLineException("no JSON");
    };
  }

  /** Half a surrogate pair cannot be written as UTF-8: two such texts would become the same one. */
  private static String requireUnicode(String text) throws UnreadableLineException {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isSurrogate(c)) {
        if (i + 1 == text.length() || !Character.isSurrogatePair(c, text.charAt(i + 1))) {
          throw new UnreadableLineException("a text is no Unicode");
        }
        i++;
      }
    }
    return text;
  }
}
