package dk.fristvagt.sources.generator;

/**
 * How well the work is done: the share of each step that is done in time or as it should be. All
 * are shares from 0 to 1, both inclusive.
 *
 * @param assessedWithin24Hours notifications assessed within 24 hours
 * @param acknowledgedInTime notifications acknowledged within six working days
 * @param hearingInTime party hearings within 14 days; most others are late, some are never held
 * @param professionalAssessmentInTime professional assessments within four weeks
 * @param reassessedInTime reassessments within 24 hours in a known case
 * @param childHeard notifications and decisions before which the child is talked with
 * @param assessmentOnTimeShare child assessments completed within four months, of those that fall
 *     due (what is cancelled before that is not among them)
 * @param planBeforeDecision decisions that a plan was made before
 * @param measureStartedInTime measures started within four weeks of the decision
 * @param followUpInTime follow-ups held by their due day
 * @param supervisionInTime supervision visits made by their due day
 * @param parentSupportInTime decisions on support to parents, and plans for it, in time
 * @param checked what a check of quality finds in order
 */
public record Practice(
    double assessedWithin24Hours,
    double acknowledgedInTime,
    double hearingInTime,
    double professionalAssessmentInTime,
    double reassessedInTime,
    double childHeard,
    double assessmentOnTimeShare,
    double planBeforeDecision,
    double measureStartedInTime,
    double followUpInTime,
    double supervisionInTime,
    double parentSupportInTime,
    double checked) {

  public Practice {
    Shares.require("assessedWithin24Hours", assessedWithin24Hours);
    Shares.require("acknowledgedInTime", acknowledgedInTime);
    Shares.require("hearingInTime", hearingInTime);
    Shares.require("professionalAssessmentInTime", professionalAssessmentInTime);
    Shares.require("reassessedInTime", reassessedInTime);
    Shares.require("childHeard", childHeard);
    Shares.require("assessmentOnTimeShare", assessmentOnTimeShare);
    Shares.require("planBeforeDecision", planBeforeDecision);
    Shares.require("measureStartedInTime", measureStartedInTime);
    Shares.require("followUpInTime", followUpInTime);
    Shares.require("supervisionInTime", supervisionInTime);
    Shares.require("parentSupportInTime", parentSupportInTime);
    Shares.require("checked", checked);
  }

  /** A municipality on its way up: the law's hours mostly kept, the local targets half met. */
  public static Practice improving() {
    return new Practice(0.94, 0.88, 0.5, 0.55, 0.82, 0.62, 0.6, 0.58, 0.66, 0.68, 0.66, 0.55, 0.68);
  }

  /** The same practice with another share of child assessments in time. */
  public Practice withAssessmentOnTimeShare(double share) {
    return new Practice(
        assessedWithin24Hours,
        acknowledgedInTime,
        hearingInTime,
        professionalAssessmentInTime,
        reassessedInTime,
        childHeard,
        share,
        planBeforeDecision,
        measureStartedInTime,
        followUpInTime,
        supervisionInTime,
        parentSupportInTime,
        checked);
  }
}
