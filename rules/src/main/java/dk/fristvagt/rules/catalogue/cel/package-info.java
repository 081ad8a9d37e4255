/**
 * Conditions written in the Common Expression Language: checked against the fields of the events
 * they see when a catalogue is loaded, and evaluated with three truth values.
 *
 * <p>The checker and, for what is out of the ordinary, the interpreter are those of {@code
 * dev.cel}. The logical connectives and plain comparisons of fields are evaluated directly: that is
 * tens of times faster than the interpreter, and an absent field costs no exception.
 */
package dk.fristvagt.rules.catalogue.cel;
