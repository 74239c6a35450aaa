// Follows alerts of fraud with Node, at least once, each with the key that tells it from all others.
// npm install, then: node alerts.mjs BOOTSTRAP_SERVERS SCHEMA_REGISTRY GROUP [TOPIC [COUNT]]
import avsc from "avsc";
import { Kafka, logLevel } from "kafkajs";

const [servers, registry, group, topic = "alerts-fraud", count = "Infinity"] = process.argv.slice(2);
const types = new Map();

async function typeOf(id) {
  if (!types.has(id)) {
    const answer = await fetch(`${registry}/schemas/ids/${id}`, { signal: AbortSignal.timeout(10_000) });
    // A registry that lacks a schema says so by a code 404xx. A bare 404 comes from whatever else is at a wrong URL.
    const code = answer.status === 404 ? (await answer.json().catch(() => null))?.error_code : 0;
    if (Math.floor(Number(code ?? 0) / 100) === 404) {
      throw new RangeError(`the registry at ${registry} knows no schema ${id}`);
    }
    if (!answer.ok) {
      throw new Error(`the registry at ${registry} answers ${answer.status}`);
    }
    types.set(id, avsc.Type.forSchema(JSON.parse((await answer.json()).schema)));
  }
  return types.get(id);
}

// Confluent's wire format: a zero byte, the schema's id in 4 bytes, Avro. A RangeError for what is none.
async function decode(value) {
  if (value === null || value.length < 5 || value[0] !== 0) {
    throw new RangeError("no message of a schema registry");
  }
  const type = await typeOf(value.readUInt32BE(1));
  try {
    return type.fromBuffer(value.subarray(5));
  } catch (error) {
    throw new RangeError(`no Avro of its schema: ${error.message}`);
  }
}

// What you do with it goes here. The same key may come again after a crash: act on it once.
function handle(key, alert) {
  const { customer_id, transaction_id } = alert.transaction;
  console.log(key, alert.decision, customer_id, transaction_id);
}

const kafka = new Kafka({ brokers: servers.split(","), logLevel: logLevel.ERROR });
const consumer = kafka.consumer({ groupId: group }); // reads what is committed, unless told otherwise
let handled = 0;
const enough = new Promise((resolve) => {
  consumer.on(consumer.events.CRASH, (crash) => crash.payload.restart || resolve(crash.payload.error));
  consumer.connect()
    .then(() => consumer.subscribe({ topics: [topic], fromBeginning: true }))
    .then(() => consumer.run({
      autoCommit: false, // what was handled is committed, and nothing else
      eachMessage: async ({ partition, message }) => {
        if (handled >= Number(count)) {
          return;
        }
        let alert = null;
        try {
          alert = await decode(message.value);
        } catch (error) {
          if (!(error instanceof RangeError)) {
            throw error; // comes again
          }
          // Never again readable: say so and go on, or it would come for ever.
          console.error(`${topic}-${partition}@${message.offset} passed over: ${error.message}`);
        }
        if (alert) {
          // A withdrawal is the alert once more, under a key of its own.
          handle(alert.alert_id + (alert.retraction ? '-retracted' : ''), alert);
          handled += 1;
        }
        await consumer.commitOffsets([{ topic, partition, offset: String(BigInt(message.offset) + 1n) }]);
        if (handled >= Number(count)) {
          resolve();
        }
      },
    }))
    .catch(resolve);
});
const failure = await enough;
await consumer.disconnect();
if (failure) {
  console.error(failure.message);
  process.exitCode = 1;
}
