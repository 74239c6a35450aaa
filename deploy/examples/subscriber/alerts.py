"""Follows alerts of fraud with Python, at least once, each with the key that tells it from all others.

Needs confluent-kafka and avro: pip install confluent-kafka avro, or Debian's python3-confluent-kafka and python3-avro.
usage: alerts.py BOOTSTRAP_SERVERS SCHEMA_REGISTRY GROUP [TOPIC [COUNT]]
"""
import io
import json
import struct
import sys
import urllib.error
import urllib.request

import avro.io
import avro.schema
from confluent_kafka import Consumer, KafkaException

servers, registry, group = sys.argv[1:4]
topic = sys.argv[4] if len(sys.argv) > 4 else "alerts-fraud"
count = int(sys.argv[5]) if len(sys.argv) > 5 else None
schemas = {}


def is_unknown(error):
    """A registry that lacks a schema says so by a code 404xx. A bare 404 comes from whatever else is at a wrong URL."""
    try:
        return error.code == 404 and int(json.load(error)["error_code"]) // 100 == 404
    except (ValueError, KeyError, TypeError):
        return False


def schema_in(body):
    """No ValueError, which stands for a record that is none: what answers so is no registry."""
    try:
        return json.loads(body)["schema"]
    except (ValueError, KeyError, TypeError) as error:
        raise RuntimeError(f"what answers at {registry} is no schema registry") from error


def schema_of(schema_id):
    if schema_id not in schemas:
        try:
            with urllib.request.urlopen(f"{registry}/schemas/ids/{schema_id}", timeout=10) as answer:
                schemas[schema_id] = avro.schema.parse(schema_in(answer.read()))
        except urllib.error.HTTPError as error:
            if not is_unknown(error):
                raise
            raise ValueError(f"the registry at {registry} knows no schema {schema_id}") from error
    return schemas[schema_id]


def decode(value):
    """Confluent's wire format: a zero byte, the schema's id in 4 bytes, Avro. Raises ValueError for what is none."""
    if value is None or len(value) < 5 or value[0] != 0:
        raise ValueError("no message of a schema registry")
    schema = schema_of(struct.unpack(">I", value[1:5])[0])
    try:
        return avro.io.DatumReader(schema).read(avro.io.BinaryDecoder(io.BytesIO(value[5:])))
    except (avro.errors.AvroException, AssertionError, struct.error, UnicodeDecodeError) as error:
        raise ValueError(f"no Avro of its schema: {error}") from error


def handle(key, alert):
    """What you do with it goes here. The same key may come again after a crash: act on it once."""
    transaction = alert["transaction"]
    print(key, alert["decision"], transaction["customer_id"], transaction["transaction_id"], flush=True)


consumer = Consumer({
    "bootstrap.servers": servers,
    "group.id": group,
    "auto.offset.reset": "earliest",
    "enable.auto.commit": False,  # what was handled is committed, and nothing else
    "isolation.level": "read_committed",
})
consumer.subscribe([topic])
handled = 0
try:
    while count is None or handled < count:
        message = consumer.poll(1.0)
        if message is None:
            continue
        if message.error():
            raise KafkaException(message.error())
        try:
            alert = decode(message.value())
        except ValueError as error:  # never again readable: say so and go on, or it would come for ever
            print(f"{topic}-{message.partition()}@{message.offset()} passed over: {error}", file=sys.stderr)
        else:
            # A withdrawal is the alert once more, under a key of its own.
            handle(alert["alert_id"] + ("-retracted" if alert.get("retraction") else ""), alert)
            handled += 1
        consumer.commit(message, asynchronous=False)
finally:
    consumer.close()
