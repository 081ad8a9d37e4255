package dk.fristvagt.sources.generator;

final class Shares {

  private Shares() {}

  /**
   * @throws IllegalArgumentException unless the share is from 0 to 1
   */
  static void require(String name, double share) {
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException(name + " must be from 0 to 1, not " + share);
    }
  }
}
