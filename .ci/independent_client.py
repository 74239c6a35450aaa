"""Reads a running stack with a client that shares no code with the project.

Sends a few rows through the command line, reads the topics with librdkafka, fetches each schema from the registry's HTTP
API by the id in the message, decodes with Apache Avro for Python, and counts.
"""
import io
import json
import struct
import subprocess
import sys
import tempfile
import time
import urllib.request

import avro.io
import avro.schema
from confluent_kafka import Consumer, TopicPartition

ROWS = 40
data_dir, tidemark = sys.argv[1], sys.argv[2]
status = json.loads(subprocess.check_output([tidemark, "status", "--data-dir", data_dir, "-o", "json"]))
schemas = {}


def schema_of(schema_id):
    if schema_id not in schemas:
        with urllib.request.urlopen(f"{status['schema_registry']}/schemas/ids/{schema_id}") as answer:
            schemas[schema_id] = avro.schema.parse(json.load(answer)["schema"])
    return schemas[schema_id]


def decode(message):
    magic, schema_id = struct.unpack(">bI", message[:5])
    assert magic == 0, f"magic byte is {magic}"
    return avro.io.DatumReader(schema_of(schema_id)).read(avro.io.BinaryDecoder(io.BytesIO(message[5:])))


def read(topic, expected, seconds=60):
    consumer = Consumer({
        "bootstrap.servers": status["bootstrap_servers"], "group.id": "independent-client", "enable.auto.commit": False,
        "isolation.level": "read_committed",
    })
    partitions = consumer.list_topics(topic, timeout=10).topics[topic].partitions
    consumer.assign([TopicPartition(topic, p, 0) for p in partitions])
    records, deadline = [], time.time() + seconds
    while len(records) < expected and time.time() < deadline:
        message = consumer.poll(0.5)
        if message is not None and message.error() is None and message.value() is not None:
            records.append(decode(message.value()))
    consumer.close()
    assert len(records) == expected, f"{topic}: {len(records)} records instead of {expected}"
    print(f"{topic}: {len(records)} records decoded")
    return records


with tempfile.NamedTemporaryFile("w", suffix=".csv") as file:
    file.write("TRANSACTION_ID,TX_DATETIME,CUSTOMER_ID,TERMINAL_ID,TX_AMOUNT,TX_TIME_SECONDS,TX_TIME_DAYS,TX_FRAUD,TX_FRAUD_SCENARIO\n")
    for i in range(ROWS):
        file.write(f"{i},2018-04-01 00:00:{i:02d},{i % 7},{i % 5},{i}.5,{i},0,0,0\n")
    file.flush()
    subprocess.check_call([tidemark, "ingest", "transactions", "--file", file.name, "--mapping", "handbook", "--data-dir", data_dir])

sent = read("transactions", ROWS)
scores = read("scores", ROWS)
assert {t["transaction_id"] for t in sent} == {s["transaction"]["transaction_id"] for s in scores}
assert all(s["score"] is None and "no_model" in s["flags"] for s in scores), "a stack without a champion decides by amount"
assert {t["amount"]["minor_units"] for t in sent} == {i * 100 + 50 for i in range(ROWS)}
print("kept    an independent client reads what was written")
