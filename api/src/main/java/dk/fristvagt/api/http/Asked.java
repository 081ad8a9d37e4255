package dk.fristvagt.api.http;

import dk.fristvagt.identity.Permission;
import dk.fristvagt.identity.Principal;
import dk.fristvagt.identity.Role;
import dk.fristvagt.rules.fact.CprNumbers;
import dk.fristvagt.schemas.v1.AccessAction;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeMap;

/**
 * Who asked for what, as the access log says it.
 *
 * @param route method and template, never the address
 * @param filter the parameters that choose what is shown, in the order of their names; what looks
 *     like a CPR number is masked, and long texts are cut
 */
record Asked(Principal principal, AccessAction action, String route, String filter, String format) {

  static final String PAGE = "html";

  /** They choose how an answer looks, or which part of it comes, but not what it is about. */
  private static final Set<String> HOW =
      Set.of("format", "lang", "cursor", "limit", "sort", "position", "order");

  private static final int LONGEST_VALUE = 200;
  private static final int MOST_VALUES = 50;

  /**
   * @throws IllegalStateException when the route is not one that shows cases
   */
  static Asked of(Context ctx, Principal principal, String format) {
    String template = CaseRoutes.template(ctx).orElse(RequestTimer.route(ctx));
    AccessAction usual =
        CaseRoutes.action(template)
            .orElseThrow(() -> new IllegalStateException(template + " must not show cases"));
    boolean isFile = !format.equals(PAGE) && !format.equals(AnswerFormat.Kind.JSON.label());
    return new Asked(
        principal,
        isFile && usual != AccessAction.LOG_READ ? AccessAction.EXPORTED : usual,
        RequestTimer.method(ctx) + ' ' + template,
        filter(ctx.queryParamMap()),
        format);
  }

  /** The names of the roles that allow it, whatever of. */
  List<String> roles() {
    Permission needed = action == AccessAction.LOG_READ ? Permission.ACCESS_LOG : Permission.CASES;
    return principal.grants().stream()
        .map(grant -> grant.role())
        .filter(role -> role.permits(needed))
        .distinct()
        .sorted()
        .map(Role::name)
        .toList();
  }

  /** Whether a page or a program may ask for it again and again to follow what changes. */
  boolean isFollowed() {
    return action == AccessAction.LISTED || action == AccessAction.VIEWED;
  }

  private static String filter(Map<String, List<String>> parameters) {
    StringJoiner filter = new StringJoiner("&");
    new TreeMap<>(parameters)
        .forEach(
            (name, values) -> {
              if (!HOW.contains(name)) {
                values.stream()
                    .filter(value -> !value.isEmpty())
                    .sorted()
                    .limit(MOST_VALUES)
                    .forEach(value -> filter.add(name + '=' + safe(value)));
              }
            });
    return filter.toString();
  }

  /** What may have been typed by anybody. */
  static String safe(String text) {
    String masked = CprNumbers.maskAllDigitRuns(text);
    return masked.length() <= LONGEST_VALUE ? masked : masked.substring(0, LONGEST_VALUE) + '…';
  }
}
