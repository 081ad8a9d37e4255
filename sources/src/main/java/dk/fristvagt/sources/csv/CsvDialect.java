package dk.fristvagt.sources.csv;

import java.nio.charset.Charset;
import java.util.Optional;

/**
 * How the files of one kind are written.
 *
 * @param charset empty for {@code auto}: see {@link FileContent#charset}
 * @param trim whether white space around a cell is none of its value
 */
record CsvDialect(Optional<Charset> charset, char delimiter, char quote, boolean trim) {}
