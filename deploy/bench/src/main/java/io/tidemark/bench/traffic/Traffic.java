package io.tidemark.bench.traffic;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tidemark.log.kafka.Connection;
import io.tidemark.log.registry.AvroSerde;
import io.tidemark.log.registry.SchemaRegistry;
import io.tidemark.log.topics.Topic;
import io.tidemark.log.topics.Topics;
import io.tidemark.schemas.Label;
import io.tidemark.schemas.LabelType;
import io.tidemark.schemas.Money;
import io.tidemark.schemas.Transaction;
import io.tidemark.schemas.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Sixty days of 5,000 customers at 10,000 terminals, in the order of their times; a hundredth is fraud. */
public record Traffic(List<Transaction> transactions) {

    private static final Instant BEGIN = Instant.parse("2024-01-01T00:00:00Z");
    private static final int CUSTOMERS = 5_000;
    private static final int TERMINALS = 10_000;

    public static Traffic of(int number) {
        return of(number, CUSTOMERS);
    }

    /** The same of so many customers, who are met at random. */
    public static Traffic of(int number, int customers) {
        Random random = new Random(1);
        long gap = Duration.ofDays(60).toMillis() / number;
        List<Transaction> transactions = new ArrayList<>(number);
        for (int i = 0; i < number; i++) {
            transactions.add(Transaction.newBuilder()
                    .setTransactionId("t" + i)
                    .setEventTime(BEGIN.plusMillis(i * gap))
                    .setCustomerId("c" + random.nextInt(customers))
                    .setTerminalId("m" + random.nextInt(TERMINALS))
                    .setAmount(new Money((long) random.nextInt(20_000), "EUR"))
                    .build());
        }
        return new Traffic(transactions);
    }

    public static boolean isFraud(int index) {
        return index % 100 == 0;
    }

    /** Sends everything, each fraud's label as it becomes known a week later. */
    public void send(Connection connection) {
        SchemaRegistry registry = SchemaRegistry.connect(connection);
        var transactionSerde = registry.serde(Topics.TRANSACTIONS);
        var labelSerde = registry.serde(Topics.LABELS);
        AtomicReference<Exception> failed = new AtomicReference<>();
        try (var producer = new KafkaProducer<>(
                connection.producerConfig(), new ByteArraySerializer(), new ByteArraySerializer())) {
            for (int i = 0; i < transactions.size(); i++) {
                Transaction transaction = transactions.get(i);
                send(
                        producer,
                        connection,
                        Topics.TRANSACTIONS,
                        transaction,
                        transactionSerde.encode(transaction),
                        failed);
                if (isFraud(i)) {
                    send(
                            producer,
                            connection,
                            Topics.LABELS,
                            transaction,
                            labelSerde.encode(label(transaction)),
                            failed);
                }
            }
        }
        if (failed.get() != null) {
            throw new IllegalStateException("a record of the benchmark was not sent", failed.get());
        }
    }

    /** The transactions alone, for an open loop. */
    public OpenLoop.Feed feed(SchemaRegistry registry) {
        AvroSerde<Transaction> serde = registry.serde(Topics.TRANSACTIONS);
        return new OpenLoop.Feed() {
            @Override
            public Topic<?> topic() {
                return Topics.TRANSACTIONS;
            }

            @Override
            public int size() {
                return transactions.size();
            }

            @Override
            public String key(int index) {
                return transactions.get(index).getCustomerId();
            }

            @Override
            public byte[] value(int index) {
                return serde.encode(transactions.get(index));
            }
        };
    }

    private static void send(
            KafkaProducer<byte[], byte[]> producer,
            Connection connection,
            Topic<?> topic,
            Transaction of,
            byte[] value,
            AtomicReference<Exception> failed) {
        byte[] key = of.getCustomerId().getBytes(UTF_8);
        var unused = producer.send(
                new ProducerRecord<>(connection.topic(topic), key, value),
                (metadata, failure) -> failed.compareAndSet(null, failure));
    }

    private static Label label(Transaction transaction) {
        return Label.newBuilder()
                .setTransactionId(transaction.getTransactionId())
                .setVerdict(Verdict.FRAUD)
                .setType(LabelType.CHARGEBACK)
                .setObservedAt(transaction.getEventTime().plus(Duration.ofDays(7)))
                .setCustomerId(transaction.getCustomerId())
                .setTerminalId(transaction.getTerminalId())
                .setEventTime(transaction.getEventTime())
                .build();
    }
}
