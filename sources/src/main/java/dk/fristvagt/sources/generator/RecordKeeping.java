package dk.fristvagt.sources.generator;

/**
 * How well the case system is kept. All are shares from 0 to 1, both inclusive, of the facts.
 *
 * @param registeredLate typed in more than three working days after it happened; up to two months
 * @param dateOnly of the facts whose clock time seldom matters: those with only a date
 * @param corrected put right later, by one revision or two
 * @param mistaken entered for something that never happened in this case, and voided later
 * @param repeated sent twice, word for word
 * @param moved of the facts about children with siblings: those typed into a sibling's case first,
 *     voided there and entered anew where they belong
 * @param fieldLeftOut of the optional fields: those left empty
 */
public record RecordKeeping(
    double registeredLate,
    double dateOnly,
    double corrected,
    double mistaken,
    double repeated,
    double moved,
    double fieldLeftOut) {

  public RecordKeeping {
    Shares.require("registeredLate", registeredLate);
    Shares.require("dateOnly", dateOnly);
    Shares.require("corrected", corrected);
    Shares.require("mistaken", mistaken);
    Shares.require("repeated", repeated);
    Shares.require("moved", moved);
    Shares.require("fieldLeftOut", fieldLeftOut);
  }

  /** An ordinary case system in ordinary use. */
  public static RecordKeeping ordinary() {
    return new RecordKeeping(0.12, 0.5, 0.02, 0.006, 0.003, 0.01, 0.04);
  }
}
