package dk.fristvagt.api.page.filter;

import java.util.List;

/**
 * One thing to choose in a form.
 *
 * @param name the parameter
 * @param label what it is, for the reader
 */
public record Choice(String name, String label, List<Option> options) {

  public Choice {
    options = List.copyOf(options);
  }

  /** The control's id on the page. */
  public String id() {
    return "filter-" + name;
  }
}
