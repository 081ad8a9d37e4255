package dk.fristvagt.rules.fact;

/**
 * One field of an event's payload.
 *
 * @param name the name in JSON, Avro and predicates
 * @param type what values it may hold
 * @param required whether a record without it is rejected; an optional field that is absent means
 *     <em>unknown</em>
 */
public record EventField(String name, FieldType type, boolean required) {}
