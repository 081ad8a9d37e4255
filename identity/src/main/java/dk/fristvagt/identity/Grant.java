package dk.fristvagt.identity;

/** A role within a scope. */
public record Grant(Role role, Scope scope) {}
