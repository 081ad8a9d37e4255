package dk.fristvagt.streams.view;

import dk.fristvagt.rules.evaluation.CaseFlow;

/** What moves in cases is counted by municipality, month, kind, team and caseworker. */
public record FlowKey(String municipality, CaseFlow flow) {}
