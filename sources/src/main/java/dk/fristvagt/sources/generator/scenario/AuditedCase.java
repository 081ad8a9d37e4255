package dk.fristvagt.sources.generator.scenario;

import dk.fristvagt.rules.fact.CaseId;

/**
 * A case whose file may be audited.
 *
 * @param family the number of its history
 */
record AuditedCase(int family, CaseId id, String childId) {}
