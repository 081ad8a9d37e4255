package dk.fristvagt.schemas;

import java.util.List;

/**
 * What was found and done.
 *
 * @param created the topics that were missing and were created
 * @param existing the topics that were there
 * @param differences where those that were there are not as they should be; nothing was changed
 *     about it
 */
public record TopicReport(
    List<String> created, List<String> existing, List<TopicDifference> differences) {

  public TopicReport {
    created = List.copyOf(created);
    existing = List.copyOf(existing);
    differences = List.copyOf(differences);
  }

  /**
   * Whether a topic has another number of partitions than it should, so that cases would be looked
   * for elsewhere.
   */
  public boolean partitionsDiffer() {
    return differences.stream().anyMatch(difference -> difference.setting().equals("partitions"));
  }
}
