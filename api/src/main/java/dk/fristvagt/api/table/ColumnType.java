package dk.fristvagt.api.table;

/** What the cells of a column hold. A cell without a value is empty, whatever its type. */
public enum ColumnType {
  /** A {@link String}; never read as a formula or a number. */
  TEXT(24),
  /** A {@link Long} or {@link Integer}. */
  WHOLE(12),
  /** A {@link Double}, not rounded. */
  DECIMAL(12),
  /** A {@link Double} from 0 to 1, not rounded. */
  SHARE(10),
  /** An {@link java.time.Instant}, shown in {@link TableTime#ZONE}. */
  INSTANT(20),
  /** A {@link java.time.LocalDate}. */
  DATE(12),
  /** A {@link Boolean}. */
  FLAG(10);

  private final int width;

  ColumnType(int width) {
    this.width = width;
  }

  /** How many characters a usual cell takes. */
  int width() {
    return width;
  }
}
