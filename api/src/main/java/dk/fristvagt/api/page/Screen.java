package dk.fristvagt.api.page;

import dk.fristvagt.identity.Permission;

/** The pages there are, as the menu and the help name them. */
public enum Screen {
  OVERVIEW("/", "overview", true, Permission.FIGURES, "Overblik", "Overview"),
  WORKLIST("/worklist", "worklist", true, Permission.CASES, "Arbejdslister", "Worklists"),
  TARGETS("/targets", "targets", true, Permission.FIGURES, "Måltal", "Targets"),
  RESTATEMENT(
      "/restatement", "restatement", true, Permission.FIGURES, "Ændrede tal", "Restatement"),
  FORECAST("/forecast", "forecast", true, Permission.FIGURES, "Kalender", "Forecast"),
  CATALOGUE("/catalogue", "catalogue", true, Permission.FIGURES, "Regler", "Rules"),
  OPERATIONS("/operations", "operations", true, Permission.OPERATIONS, "Drift", "Operations"),
  ACCESS_LOG("/access-log", "access-log", true, Permission.ACCESS_LOG, "Adgangslog", "Access log"),
  WALL("/wall", "wall", true, Permission.COUNTS, "Vægskærm", "Wall screen"),
  CASE("/cases", "case", false, Permission.CASES, "Sag", "Case"),
  OBLIGATION("/obligations", "obligation", false, Permission.CASES, "Forpligtelse", "Obligation"),
  HELP("/help", "help", false, null, "Hjælp", "Help"),
  ACCESSIBILITY("/accessibility", "accessibility", false, null, "Tilgængelighed", "Accessibility");

  private final String path;
  private final String id;
  private final boolean inMenu;
  private final Permission permission;
  private final String danish;
  private final String english;

  Screen(
      String path,
      String id,
      boolean inMenu,
      Permission permission,
      String danish,
      String english) {
    this.path = path;
    this.id = id;
    this.inMenu = inMenu;
    this.permission = permission;
    this.danish = danish;
    this.english = english;
  }

  /** Where it is; of a case or an obligation what its address begins with. */
  public String path() {
    return path;
  }

  /** Its name in addresses, such as that of its help. */
  public String id() {
    return id;
  }

  public boolean inMenu() {
    return inMenu;
  }

  /** What one must be allowed to open it; null where everybody may. */
  public Permission permission() {
    return permission;
  }

  public String name(Speech speech) {
    return speech.say(danish, english);
  }
}
