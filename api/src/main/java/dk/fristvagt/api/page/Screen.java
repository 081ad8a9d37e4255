package dk.fristvagt.api.page;

/** The pages there are, as the menu and the help name them. */
public enum Screen {
  OVERVIEW("/", "overview", true, "Overblik", "Overview"),
  WORKLIST("/worklist", "worklist", true, "Arbejdslister", "Worklists"),
  TARGETS("/targets", "targets", true, "Måltal", "Targets"),
  RESTATEMENT("/restatement", "restatement", true, "Ændrede tal", "Restatement"),
  FORECAST("/forecast", "forecast", true, "Kalender", "Forecast"),
  CATALOGUE("/catalogue", "catalogue", true, "Regler", "Rules"),
  OPERATIONS("/operations", "operations", true, "Drift", "Operations"),
  ACCESS_LOG("/access-log", "access-log", true, "Adgangslog", "Access log"),
  WALL("/wall", "wall", true, "Vægskærm", "Wall screen"),
  CASE("/cases", "case", false, "Sag", "Case"),
  OBLIGATION("/obligations", "obligation", false, "Forpligtelse", "Obligation"),
  HELP("/help", "help", false, "Hjælp", "Help"),
  ACCESSIBILITY("/accessibility", "accessibility", false, "Tilgængelighed", "Accessibility");

  private final String path;
  private final String id;
  private final boolean inMenu;
  private final String danish;
  private final String english;

  Screen(String path, String id, boolean inMenu, String danish, String english) {
    this.path = path;
    this.id = id;
    this.inMenu = inMenu;
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

  public String name(Speech speech) {
    return speech.say(danish, english);
  }
}
