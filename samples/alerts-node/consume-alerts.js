'use strict';

// Prints each alert once, as a line of JSON, until it is stopped.
//
// Kafka hands records over at least once: the offset of the group is committed after the memory is
// on disk, so that a crash in between repeats alerts, and the memory knows them. Only what was printed
// in the instant before a crash, and not yet remembered, is printed twice: a terminal has no
// transaction. What acts for good writes both in one, as the sample in Java does.

const { parseArgs } = require('node:util');
const { KafkaJS } = require('@confluentinc/kafka-javascript');
const { AvroDeserializer, SchemaRegistryClient, SerdeType } = require('@confluentinc/schemaregistry');
const { Memory } = require('./memory.js');

const HORIZON = 730 * 24 * 60 * 60 * 1000;

const { values: options } = parseArgs({
  options: {
    'bootstrap-servers': { type: 'string' },
    'schema-registry-url': { type: 'string' },
    topic: { type: 'string', default: 'alerts' },
    group: { type: 'string', default: 'alerts-node' },
    memory: { type: 'string', default: 'alerts-node.json' },
    'stop-after': { type: 'string' },
  },
});
if (!options['bootstrap-servers'] || !options['schema-registry-url']) {
  console.error('usage: node consume-alerts.js --bootstrap-servers HOST:PORT --schema-registry-url URL'
    + ' [--topic alerts] [--group alerts-node] [--memory FILE] [--stop-after RECORDS]');
  process.exit(2);
}
const stopAfter = options['stop-after'] === undefined ? Infinity : Number(options['stop-after']);

const memory = new Memory(options.memory, HORIZON);
const registry = new SchemaRegistryClient({ baseURLs: [options['schema-registry-url']] });
const avro = new AvroDeserializer(registry, SerdeType.VALUE, {});
const consumer = new KafkaJS.Kafka({
  kafkaJS: { brokers: options['bootstrap-servers'].split(','), logLevel: KafkaJS.logLevel.ERROR },
}).consumer({
  kafkaJS: { groupId: options.group, fromBeginning: true, autoCommit: false, readUncommitted: false },
});

let read = 0;
let stopped;
const done = new Promise((resolve) => { stopped = resolve; });

function text(header) {
  const value = Array.isArray(header) ? header[0] : header;
  return value === undefined ? null : value.toString();
}

async function take({ topic, partition, message }) {
  if (read >= stopAfter) {
    return;
  }
  const alert = await avro.deserialize(topic, message.value);
  if (memory.isNew(alert)) {
    // RESOLVED closes what an OVERDUE or MISSED opened; RETRACTED takes back the alert that it names.
    console.log(JSON.stringify({
      ...alert,
      key: message.key.toString(),
      id: text(message.headers.ce_id),
      source: text(message.headers.ce_source),
      type: text(message.headers.ce_type),
      traceparent: text(message.headers.traceparent),
    }));
    memory.remember(alert);
    memory.save();
  }
  await consumer.commitOffsets([{ topic, partition, offset: (BigInt(message.offset) + 1n).toString() }]);
  read += 1;
  if (read >= stopAfter) {
    stopped();
  }
}

async function main() {
  process.once('SIGINT', stopped);
  process.once('SIGTERM', stopped);
  await consumer.connect();
  await consumer.subscribe({ topic: options.topic });
  await consumer.run({
    eachMessage: async (one) => {
      try {
        await take(one);
      } catch (e) {
        // A record that cannot be taken must not be passed over: stop, and begin with it again.
        console.error(`fristvagt-sample-alerts-node: ${e.message}`);
        process.exit(1);
      }
    },
  });
  await done;
  await consumer.disconnect();
}

main().then(() => process.exit(0), (e) => {
  console.error(`fristvagt-sample-alerts-node: ${e.message}`);
  process.exit(1);
});
