package dk.fristvagt.sources.generator;

import java.util.HashMap;
import java.util.Map;

/**
 * A step of the work that is done in time, or as it should be, or not. Each drives the share of one
 * rule of the built-in catalogue; only what drives no rule has an id of its own.
 */
public enum WorkStep {
  NOTIFICATION_ASSESSED("notification-assessed-24h", 0.94),
  NOTIFICATION_ACKNOWLEDGED("notification-acknowledged", 0.88),
  NOTIFICATION_HEARING("notification-hearing-14d", 0.5),
  NOTIFICATION_PROFESSIONAL_ASSESSMENT("notification-professional-assessment-4w", 0.55),
  NOTIFIER_INFORMED("notifier-informed", 0.55),
  NOTIFICATION_REASONED("notification-assessment-reasoned", 0.68),
  NOTIFICATION_CHILD_CONVERSATION("notification-child-conversation", 0.68),
  NOTIFICATION_HEARING_NOTIFIER("notification-hearing-notifier", 0.68),
  NOTIFICATION_REASSESSED("notification-reassessed", 0.82),
  ASSESSMENT_IN_TIME("assessment-4m", 0.6),
  ASSESSMENT_WRITTEN_PLAN("assessment-written-plan", 0.68),
  ASSESSMENT_NETWORK_MEETING("assessment-network-meeting", 0.68),
  ASSESSMENT_ORAL_HEARING("assessment-oral-hearing", 0.68),
  ASSESSMENT_FOCUS_POINTS("assessment-focus-points", 0.68),
  ASSESSMENT_ONLY_RELEVANT("assessment-only-relevant", 0.68),
  ASSESSMENT_TRIANGLE("assessment-triangle", 0.68),
  ASSESSMENT_NEEDS_STATED("assessment-needs-stated", 0.68),
  ASSESSMENT_SIBLINGS("assessment-siblings-considered", 0.68),
  ASSESSMENT_BACKLOG_COHERENT("assessment-backlog-coherent", 0.68),
  PLAN_BEFORE_DECISION("plan-before-decision", 0.58),
  PLAN_WITH_FAMILY("plan-made-with-family", 0.68),
  PLAN_GOALS("plan-3-to-5-goals", 0.68),
  PLAN_GOAL_FOLLOW_UP("plan-goal-follow-up", 0.68),
  CHILD_CONVERSATION("child-conversation-before-decision", 0.62),
  MEASURE_STARTED("measure-started-4w", 0.66),
  PREVENTIVE_CLOSED("preventive-closed-6m", 0.45),
  FOLLOW_UP("follow-up", 0.68),
  FOLLOW_UP_TAKES_PART("follow-up-child-takes-part", 0.55),
  SUPERVISION_VISIT("supervision-visit", 0.66),
  SUPERVISION_ON_SITE("supervision-on-site", 0.92),
  TWO_CASEWORKERS_IN_PLACEMENT("two-caseworkers-in-placement", 0.68),
  TWO_CASEWORKERS_AT_MEETING("two-caseworkers-at-network-meeting", 0.68),
  PARENT_SUPPORT("parent-support-decided", 0.55),
  PARENT_PLAN("parent-plan-made", 0.55),
  PARENT_PLAN_WITH_PARENTS("parent-plan-with-parents", 0.68),
  PARENT_PLAN_ACCEPTED("parent-plan-accepted", 0.68),
  CLOSURE_GENERAL_SERVICES("closure-general-services", 0.68),
  CLOSURE_PARTIES_INFORMED("closure-parties-informed", 0.78),
  AUDIT_CRITERION("audit", 0.68);

  private static final Map<String, WorkStep> BY_ID = new HashMap<>();

  static {
    for (WorkStep step : values()) {
      BY_ID.put(step.id, step);
    }
  }

  private final String id;
  private final double improving;

  WorkStep(String id, double improving) {
    this.id = id;
    this.improving = improving;
  }

  /** The rule that it drives: {@code assessment-4m}. */
  public String id() {
    return id;
  }

  /**
   * @throws IllegalArgumentException when no step has that id
   */
  public static WorkStep of(String id) {
    WorkStep step = BY_ID.get(id);
    if (step == null) {
      throw new IllegalArgumentException("no step of the work is called " + id);
    }
    return step;
  }

  /** Its share in {@link Practice#improving}. */
  double improving() {
    return improving;
  }
}
