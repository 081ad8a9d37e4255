package dk.fristvagt.sources.csv;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;

/** A cell that holds a JSON object of texts: {@code {"written-plan":"YES"}}. */
record JsonMapValue(Value cell, String path) implements Value {

  private static final ObjectMapper JSON = new ObjectMapper();

  @Override
  public Object of(Row row) {
    if (!(cell.of(row) instanceof String text)) {
      return null;
    }
    try {
      Map<String, Object> map = JSON.readValue(text, new TypeReference<Map<String, Object>>() {});
      return map == null ? Row.BAD : map;
    } catch (JsonProcessingException e) {
      return Row.BAD;
    }
  }
}
