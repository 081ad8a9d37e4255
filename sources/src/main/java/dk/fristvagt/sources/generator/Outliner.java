package dk.fristvagt.sources.generator;

import dk.fristvagt.sources.generator.Outline.Contact;
import dk.fristvagt.sources.generator.Outline.Ending;
import dk.fristvagt.sources.generator.Outline.Episode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Draws outlines of cases, family by family. Immutable and thread-safe. */
final class Outliner {

  /**
   * No case spans more, so a stock of cases is complete when arrivals begin this long before it.
   */
  static final int LONGEST_SPAN_DAYS = 17 * 365;

  private static final double ONE_CHILD = 0.7;
  private static final double TWO_CHILDREN = 0.22;
  private static final double THREE_CHILDREN = 0.08;

  /** How often a child's case turns out to be about the same as its sibling's. */
  private static final double SAME_KIND = 0.5;

  private static final double APPLICATIONS = 0.08;
  private static final double NOTIFICATIONS_THAT_OPEN = 0.55;
  private static final double COMES_BACK = 0.35;
  private static final double MEAN_DAYS_UNTIL_BACK = 400;
  private static final double MOVES = 0.11;
  private static final int MOST_CONTACTS = 8;
  private static final int CHILDHOOD_DAYS = 18 * 365;

  private final double lengthScale;

  /**
   * @param lengthScale how long cases stay open, against the lengths of {@link EpisodeKind}
   */
  Outliner(double lengthScale) {
    this.lengthScale = lengthScale;
  }

  /**
   * The cases of one family's children, at least one; each child has a case of its own, and all
   * begin on the same day and with the same kind of contact.
   */
  List<Outline> family(int firstDay, SplitMix random) {
    List<Outline> family = new ArrayList<>(2);
    family.add(draw(firstDay, null, random.split(0)));
    int children = 1 + random.weighted(ONE_CHILD, TWO_CHILDREN, THREE_CHILDREN);
    for (int child = 1; child < children; child++) {
      Contact first = family.get(0).contacts().get(0);
      family.add(draw(firstDay, first, random.split(child)));
    }
    return family;
  }

  private Outline draw(int firstDay, Contact siblings, SplitMix random) {
    List<Contact> contacts = new ArrayList<>(2);
    int day = firstDay;
    boolean comesBack = true;
    while (comesBack) {
      boolean together = siblings != null && contacts.isEmpty();
      Contact contact =
          together
              ? like(siblings, firstDay + LONGEST_SPAN_DAYS, random)
              : contact(day, firstDay + LONGEST_SPAN_DAYS, random);
      contacts.add(contact);
      int next = contact.lastDay() + 10 + (int) random.exponential(MEAN_DAYS_UNTIL_BACK);
      comesBack =
          random.chance(COMES_BACK)
              && contacts.size() < MOST_CONTACTS
              && next < firstDay + LONGEST_SPAN_DAYS - CHILDHOOD_DAYS / 18
              && (contact.episode() == null || contact.episode().ending() == Ending.CLOSED);
      day = next;
    }
    Contact last = contacts.get(contacts.size() - 1);
    return new Outline(birthDay(firstDay, last, random), List.copyOf(contacts));
  }

  private Contact contact(int day, int latestDay, SplitMix random) {
    boolean notified = !random.chance(APPLICATIONS);
    boolean opens = !notified || random.chance(NOTIFICATIONS_THAT_OPEN);
    if (!opens) {
      return new Contact(day, true, null);
    }
    EpisodeKind kind = EpisodeKind.draw(random);
    int openDay =
        CopenhagenCalendar.INSTANCE.officeDayFrom(day + (notified ? random.between(1, 24) : 0));
    return new Contact(day, notified, episode(kind, openDay, latestDay, random));
  }

  /** One child's own course after a contact that was about the whole family. */
  private Contact like(Contact first, int latestDay, SplitMix random) {
    if (first.episode() == null) {
      return first;
    }
    EpisodeKind kind = random.chance(SAME_KIND) ? first.episode().kind() : EpisodeKind.draw(random);
    return new Contact(
        first.day(), first.notified(), episode(kind, first.episode().openDay(), latestDay, random));
  }

  private Episode episode(EpisodeKind kind, int openDay, int latestDay, SplitMix random) {
    int length = kind.drawLength(lengthScale, random);
    int closeDay = CopenhagenCalendar.INSTANCE.officeDayUpTo(Math.min(openDay + length, latestDay));
    Ending ending = Ending.CLOSED;
    if (random.chance(MOVES)) {
      ending = Ending.MOVED;
    } else if (random.chance(kind.endsAtEighteen())) {
      ending = Ending.TURNED_18;
    }
    return new Episode(kind, openDay, closeDay, ending);
  }

  /** A child is never 18 while the case is open, and just so where that ends it. */
  private static int birthDay(int firstDay, Contact last, SplitMix random) {
    if (last.episode() != null && last.episode().ending() == Ending.TURNED_18) {
      int birthday = Math.max(last.episode().closeDay() - random.between(3, 21), firstDay);
      return (int) LocalDate.ofEpochDay(birthday).minusYears(18).toEpochDay();
    }
    int oldestAtFirst = Math.max(0, CHILDHOOD_DAYS - 30 - (last.lastDay() - firstDay));
    return firstDay - random.between(0, oldestAtFirst);
  }
}
