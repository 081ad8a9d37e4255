package dk.fristvagt.sources.csv;

import java.util.List;

/**
 * A text from a column or several, and what is done to it, in this order: blank cells, codes,
 * pseudonym, zeros in front, prefix.
 *
 * @param columns joined where there are several; where one of them is blank, so is all
 * @param separator between several
 * @param whenBlank what a blank cell says, or null where it says nothing
 * @param codes null where the text itself is meant
 * @param otherwise what a code means that is not known, or null where it is an error
 * @param pseudonym null where none is wanted
 * @param padTo at least so many characters, with zeros in front
 */
record TextValue(
    List<Integer> columns,
    String separator,
    String whenBlank,
    ValueMap codes,
    String otherwise,
    Pseudonym pseudonym,
    int padTo,
    String prefix)
    implements Value {

  @Override
  public Object of(Row row) {
    String text = joined(row);
    if (text.isEmpty()) {
      text = whenBlank;
    }
    if (text != null && codes != null) {
      if (codes.knows(text)) {
        text = codes.meaning(text);
      } else if (otherwise != null) {
        text = otherwise;
      } else {
        // The codes of a column that points at persons are not named.
        return pseudonym == null
            ? row.unknownCode(columns.get(0), text)
            : row.bad(columns.get(0), "has a code that the mapping does not know");
      }
    }
    if (text == null) {
      return null;
    }
    if (pseudonym != null) {
      text = pseudonym.of(text);
    }
    if (text.length() < padTo) {
      text = "0".repeat(padTo - text.length()) + text;
    }
    return prefix.isEmpty() ? text : prefix + text;
  }

  private String joined(Row row) {
    if (columns.size() == 1) {
      return row.cell(columns.get(0));
    }
    StringBuilder text = new StringBuilder();
    for (int column : columns) {
      String cell = row.cell(column);
      if (cell.isEmpty()) {
        return "";
      }
      text.append(text.isEmpty() ? "" : separator).append(cell);
    }
    return text.toString();
  }
}
