package dk.fristvagt.api.http;

import dk.fristvagt.api.page.Screen;
import dk.fristvagt.schemas.v1.AccessAction;
import java.util.Map;
import java.util.Optional;

/**
 * The routes that show cases, by their templates, and what asking for them is called in the access
 * log. Any other that tries to show one gets an error: it must be listed here first.
 */
final class CaseRoutes {

  private static final Map<String, AccessAction> ACTIONS =
      Map.ofEntries(
          Map.entry(ObligationsRoute.PATH, AccessAction.LISTED),
          Map.entry(Screen.WORKLIST.path(), AccessAction.LISTED),
          Map.entry(AuditSamplesRoute.PATH, AccessAction.LISTED),
          Map.entry(CaseRoute.PATH, AccessAction.VIEWED),
          Map.entry(CaseFileSource.PATH, AccessAction.VIEWED),
          Map.entry(ExplanationRoute.PATH, AccessAction.VIEWED),
          Map.entry(ObligationFileSource.PATH, AccessAction.VIEWED),
          Map.entry(FindRoute.PATH, AccessAction.SEARCHED),
          Map.entry(WhatIfRoute.PATH, AccessAction.WHAT_IF),
          Map.entry(AccessLogRoute.PATH, AccessAction.LOG_READ),
          Map.entry(Screen.ACCESS_LOG.path(), AccessAction.LOG_READ));

  private CaseRoutes() {}

  static Optional<AccessAction> action(String route) {
    return Optional.ofNullable(ACTIONS.get(route));
  }
}
