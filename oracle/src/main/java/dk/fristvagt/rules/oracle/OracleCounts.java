package dk.fristvagt.rules.oracle;

/** Obligations on the due basis, by status. */
public record OracleCounts(int met, int late, int overdue, int lapsed, int missed, int unknown) {

  static final OracleCounts ZERO = new OracleCounts(0, 0, 0, 0, 0, 0);

  public int due() {
    return met + late + overdue + lapsed + missed + unknown;
  }

  OracleCounts plus(String status) {
    return switch (status) {
      case "met" -> new OracleCounts(met + 1, late, overdue, lapsed, missed, unknown);
      case "late" -> new OracleCounts(met, late + 1, overdue, lapsed, missed, unknown);
      case "overdue" -> new OracleCounts(met, late, overdue + 1, lapsed, missed, unknown);
      case "lapsed" -> new OracleCounts(met, late, overdue, lapsed + 1, missed, unknown);
      case "missed" -> new OracleCounts(met, late, overdue, lapsed, missed + 1, unknown);
      case "unknown" -> new OracleCounts(met, late, overdue, lapsed, missed, unknown + 1);
      default -> throw new IllegalStateException(status + " is due but not counted");
    };
  }
}
