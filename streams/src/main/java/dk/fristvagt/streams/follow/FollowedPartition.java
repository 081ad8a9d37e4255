package dk.fristvagt.streams.follow;

import dk.fristvagt.streams.processing.FollowedView;
import dk.fristvagt.streams.view.CatalogueChange;
import dk.fristvagt.streams.view.PartitionView;
import dk.fristvagt.streams.view.PartitionViews;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Reads one partition of the topic of views and shows its view wherever that is consistent: behind
 * a marker, once {@link CatchUp} says that nothing is missing. For one thread.
 */
final class FollowedPartition {

  private final FollowedView view;
  private final CatchUp catchUp;
  private final PartitionViews shown;
  private PartitionView latest;
  private PartitionView published;
  private CatalogueChange reported;

  FollowedPartition(FollowedView view, CatchUp catchUp, PartitionViews shown) {
    this.view = view;
    this.catchUp = catchUp;
    this.shown = shown;
  }

  CatchUp catchUp() {
    return catchUp;
  }

  /** Takes in the next record. */
  void take(ConsumerRecord<byte[], byte[]> record, long now) {
    view.apply(record.key(), record.value());
    catchUp.at(record.offset() + 1);
    if (catchUp.isConsistent(now)) {
      view.atMarker().ifPresent(atMarker -> latest = atMarker);
    }
  }

  /**
   * All that was fetched was taken in: shows what is new.
   *
   * @param position of the next record, behind markers of transactions
   */
  void show(long position, long now) {
    catchUp.at(position);
    if (!catchUp.isConsistent(now)) {
      return;
    }
    view.atMarker().ifPresent(atMarker -> latest = atMarker);
    if (latest != published) {
      published = latest;
      shown.publish(latest);
    }
    view.progress()
        .filter(progress -> !progress.equals(reported))
        .ifPresent(
            progress -> {
              reported = progress;
              shown.catalogueChanges().report(progress);
            });
  }
}
