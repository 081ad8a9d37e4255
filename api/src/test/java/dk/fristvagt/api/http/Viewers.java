package dk.fristvagt.api.http;

import dk.fristvagt.identity.Grant;
import dk.fristvagt.identity.Principal;
import dk.fristvagt.identity.Role;
import dk.fristvagt.identity.Scope;
import dk.fristvagt.identity.Selection;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Those who ask in tests, told apart by a header. Without it nobody is known. */
final class Viewers {

  static final String HEADER = "X-Viewer";

  static final Scope NORTH = of(Set.of("0330"), "familie-nord");
  static final Scope SLAGELSE = new Scope(Selection.of(Set.of("0330")), Selection.ALL);
  static final Scope COPENHAGEN_NORTH = of(Set.of("0101"), "familie-nord");
  static final Scope EAST_AND_YOUTH = of(Set.of("0101"), "familie-øst", "ungdom");

  /** By name. */
  static final Map<String, Principal> ALL = new LinkedHashMap<>();

  static {
    add("everything", Principal.LOCAL.grants().toArray(Grant[]::new));
    add("wall-north", new Grant(Role.WALL, NORTH));
    add("lead-north", new Grant(Role.TEAM_LEAD, NORTH));
    add("lead-slagelse", new Grant(Role.TEAM_LEAD, SLAGELSE));
    add("manager-north", new Grant(Role.MANAGER, NORTH));
    add("manager-slagelse", new Grant(Role.MANAGER, SLAGELSE));
    add("operations-slagelse", new Grant(Role.OPERATIONS, SLAGELSE));
    add("auditor-slagelse", new Grant(Role.AUDITOR, SLAGELSE));
    add(
        "lead-north-and-east",
        new Grant(Role.TEAM_LEAD, NORTH),
        new Grant(Role.TEAM_LEAD, EAST_AND_YOUTH));
    add(
        "lead-slagelse-and-north-of-copenhagen",
        new Grant(Role.TEAM_LEAD, SLAGELSE),
        new Grant(Role.TEAM_LEAD, COPENHAGEN_NORTH));
    add("manager-and-lead", new Grant(Role.MANAGER, SLAGELSE), new Grant(Role.TEAM_LEAD, NORTH));
    add("no-team", new Grant(Role.TEAM_LEAD, new Scope(Selection.ALL, Selection.NONE)));
    add("nobody");
  }

  private Viewers() {}

  /** Whose grants a request is with. */
  static final Principals PRINCIPALS =
      ctx -> {
        String name = ctx.header(HEADER);
        return name == null ? ALL.get("nobody") : ALL.get(name);
      };

  static Principal of(String name) {
    return ALL.get(name);
  }

  private static Scope of(Set<String> municipalities, String... teams) {
    return new Scope(Selection.of(municipalities), Selection.of(Set.copyOf(Arrays.asList(teams))));
  }

  private static void add(String name, Grant... grants) {
    ALL.put(name, new Principal("https://idp.example", name, name, List.of(grants)));
  }
}
