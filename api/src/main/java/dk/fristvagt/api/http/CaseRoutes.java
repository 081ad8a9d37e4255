package dk.fristvagt.api.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import dk.fristvagt.api.page.Screen;
import dk.fristvagt.schemas.v1.AccessAction;
import io.javalin.http.Context;
import java.net.URLDecoder;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

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

  private static final Map<Pattern, String> TEMPLATES =
      ACTIONS.keySet().stream()
          .collect(Collectors.toUnmodifiableMap(CaseRoutes::pattern, template -> template));

  private CaseRoutes() {}

  /**
   * The template that was matched or, of a request that was refused before it got that far, the one
   * of these that it asks for; empty where it asks for no case.
   */
  static Optional<String> template(Context ctx) {
    String matched = RequestTimer.route(ctx);
    return ACTIONS.containsKey(matched)
        ? Optional.of(matched)
        : matcher(ctx).map(matcher -> TEMPLATES.get(matcher.pattern()));
  }

  /** A parameter of the path, decoded; null where there is none. */
  static String pathParam(Context ctx, String name) {
    if (ACTIONS.containsKey(RequestTimer.route(ctx))) {
      return ctx.pathParamMap().get(name);
    }
    return matcher(ctx)
        .filter(matcher -> matcher.pattern().pattern().contains("(?<" + name + '>'))
        .map(matcher -> URLDecoder.decode(matcher.group(name).replace("+", "%2B"), UTF_8))
        .orElse(null);
  }

  private static Optional<Matcher> matcher(Context ctx) {
    return TEMPLATES.keySet().stream()
        .map(pattern -> pattern.matcher(ctx.path()))
        .filter(Matcher::matches)
        .findFirst();
  }

  /** {@code {name}} is one part of a path, {@code <name>} any number of them. */
  private static Pattern pattern(String template) {
    return Pattern.compile(
        template
            .replaceAll("\\{([a-zA-Z]+)\\}", "(?<$1>[^/]+)")
            .replaceAll("(?<!\\?)<([a-zA-Z]+)>", "(?<$1>.+)"));
  }

  static Optional<AccessAction> action(String route) {
    return Optional.ofNullable(ACTIONS.get(route));
  }
}
