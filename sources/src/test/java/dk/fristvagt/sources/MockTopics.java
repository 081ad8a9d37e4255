package dk.fristvagt.sources;

import dk.fristvagt.schemas.AvroSerdes;
import dk.fristvagt.schemas.CasePartitioner;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.serialization.StringSerializer;

/** Producers into topics that are a list, with the real serialiser and partitioner. */
final class MockTopics {

  private MockTopics() {}

  static MockProducer<String, SpecificRecord> producer(int partitions, boolean autoComplete) {
    return new MockProducer<>(
        cluster(partitions),
        autoComplete,
        new CasePartitioner(),
        new StringSerializer(),
        AvroSerdes.at("mock://sources").serializer());
  }

  static Cluster cluster(int partitions) {
    Node node = new Node(0, "localhost", 9092);
    Node[] replicas = {node};
    List<PartitionInfo> infos = new ArrayList<>();
    for (int partition = 0; partition < partitions; partition++) {
      infos.add(new PartitionInfo("case-changes", partition, node, replicas, replicas));
    }
    infos.add(new PartitionInfo("case-changes.rejects", 0, node, replicas, replicas));
    return new Cluster("mock", List.of(node), infos, Set.of(), Set.of());
  }
}
