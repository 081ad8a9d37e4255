package dk.fristvagt.api.report;

/** How many obligations of one rule two catalogues make, and how many of them differ. */
public record WhatIfRule(String rule, WhatIfCounts obligations) {}
