package dk.fristvagt.api.page.forecast;

import java.util.ArrayList;
import java.util.List;

/**
 * In which of four equal steps up to the greatest a day's number lies.
 *
 * @param greatest of all days
 */
record LoadScale(long greatest) {

  private static final int STEPS = 4;

  /** 0 for none, 1 to 4. */
  int of(long due) {
    return due == 0 ? 0 : (int) ((due * STEPS + greatest - 1) / greatest);
  }

  /** The steps that some whole number lies in. */
  List<Step> steps() {
    List<Step> steps = new ArrayList<>();
    for (int strength = 1; strength <= STEPS; strength++) {
      long from = (strength - 1) * greatest / STEPS + 1;
      long to = strength * greatest / STEPS;
      if (from <= to) {
        steps.add(new Step(strength, from, to));
      }
    }
    return steps;
  }

  /** The numbers of one step, both inclusive. */
  record Step(int strength, long from, long to) {}
}
