package dk.fristvagt.sources.generator;

/** The teams of the service, with the share of the caseworkers that sits in each. */
enum Team {
  INTAKE("modtagelse", 0.11),
  FAMILY_NORTH("familie-nord", 0.135),
  FAMILY_SOUTH("familie-syd", 0.135),
  FAMILY_EAST("familie-øst", 0.135),
  FAMILY_WEST("familie-vest", 0.135),
  PLACEMENT("anbringelse", 0.16),
  DISABILITY("handicap", 0.11),
  YOUTH("ungdom", 0.08);

  private final String id;
  private final double share;

  Team(String id, double share) {
    this.id = id;
    this.share = share;
  }

  String id() {
    return id;
  }

  double share() {
    return share;
  }
}
