package dk.fristvagt.api.table;

import dk.fristvagt.rules.catalogue.LocalizedText;
import dk.fristvagt.rules.catalogue.text.Language;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The columns of a table, from left to right, each with what it takes from a row's object. For one
 * thread.
 *
 * @param <R> what a row is made of
 */
public final class TableColumns<R> {

  private final Language language;
  private final String name;
  private final List<Column> columns = new ArrayList<>();
  private final List<Function<R, ?>> values = new ArrayList<>();

  TableColumns(Language language, String name) {
    this.language = language;
    this.name = name;
  }

  TableColumns<R> text(String danish, String english, Function<R, String> value) {
    return add(danish, english, ColumnType.TEXT, value);
  }

  /** Words that there are in both languages. */
  TableColumns<R> words(String danish, String english, Function<R, LocalizedText> value) {
    return text(danish, english, value.andThen(this::inLanguage));
  }

  TableColumns<R> whole(String danish, String english, Function<R, ? extends Number> value) {
    return add(danish, english, ColumnType.WHOLE, value);
  }

  TableColumns<R> decimal(String danish, String english, Function<R, Double> value) {
    return add(danish, english, ColumnType.DECIMAL, value);
  }

  /** From 0 to 1. */
  TableColumns<R> share(String danish, String english, Function<R, Double> value) {
    return add(danish, english, ColumnType.SHARE, value);
  }

  TableColumns<R> instant(String danish, String english, Function<R, Instant> value) {
    return add(danish, english, ColumnType.INSTANT, value);
  }

  TableColumns<R> date(String danish, String english, Function<R, LocalDate> value) {
    return add(danish, english, ColumnType.DATE, value);
  }

  TableColumns<R> flag(String danish, String english, Function<R, Boolean> value) {
    return add(danish, english, ColumnType.FLAG, value);
  }

  /** What is read through a part that may be missing: null where the part is. */
  static <R, P, V> Function<R, V> of(Function<R, P> part, Function<P, V> value) {
    return row -> {
      P found = part.apply(row);
      return found == null ? null : value.apply(found);
    };
  }

  /** The table of these rows. The list must not change afterwards. */
  Table rows(List<R> rows) {
    List<Function<R, ?>> cells = List.copyOf(values);
    return new Table(
        name,
        columns,
        rows.size(),
        () ->
            rows.stream()
                .map(row -> cells.stream().map(value -> (Object) value.apply(row)).toArray()));
  }

  private TableColumns<R> add(
      String danish, String english, ColumnType type, Function<R, ?> value) {
    columns.add(new Column(language == Language.DANISH ? danish : english, type));
    values.add(value);
    return this;
  }

  private String inLanguage(LocalizedText text) {
    return text == null ? null : language == Language.DANISH ? text.da() : text.en();
  }
}
