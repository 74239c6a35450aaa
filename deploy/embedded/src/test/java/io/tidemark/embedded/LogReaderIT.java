package io.tidemark.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.tidemark.log.LogReader;
import io.tidemark.log.LogWriter;
import io.tidemark.log.kafka.Connection;
import io.tidemark.log.topics.Topic;
import io.tidemark.log.topics.Topics;
import io.tidemark.work.Work;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(600)
@Tag("component")
class LogReaderIT {

    private static final int PARTITIONS = 4;
    private static final int EACH = 6;

    @RegisterExtension
    static final EmbeddedKafka KAFKA = EmbeddedKafka.shared();

    private final List<String> taken = new ArrayList<>();
    private Connection connection;

    @BeforeEach
    void records() throws Exception {
        connection = KAFKA.freshConnection();
        write(Topics.SCORES, 0, EACH);
    }

    @Test
    void allPartitionsAreReadEachInItsOrder() {
        try (LogReader reader = new LogReader(connection, Topics.SCORES)) {
            List<Long> done = new ArrayList<>();
            reader.readToEnd(message -> {
                take(message);
                Work work = Work.inHand().orElseThrow();
                assertThat(work.total()).isGreaterThanOrEqualTo((long) PARTITIONS * EACH);
                done.add(work.done());
            });
            assertThat(done)
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, PARTITIONS * EACH).boxed().toList());
            assertThat(taken).containsExactlyInAnyOrderElementsOf(records(0, EACH));
            for (int partition = 0; partition < PARTITIONS; partition++) {
                String prefix = partition + ":";
                assertThat(taken.stream().filter(one -> one.startsWith(prefix)))
                        .containsExactlyElementsOf(of(partition, 0, EACH));
            }
        }
    }

    @Test
    void theLastFewThoseOfATimeAndOneSPartitionCanBeAskedFor() throws Exception {
        Instant between = Instant.now().plusMillis(1);
        await().atMost(Duration.ofMinutes(1)).until(() -> Instant.now().isAfter(between.plusMillis(1)));
        write(Topics.SCORES, EACH, EACH + 2);
        try (LogReader reader = new LogReader(connection, Topics.SCORES)) {
            reader.seekToLast(1);
            reader.readToEnd(this::take);
            assertThat(taken).containsExactlyInAnyOrderElementsOf(records(EACH + 1, EACH + 2));

            taken.clear();
            reader.seek(between);
            reader.readToEnd(this::take);
            assertThat(taken).containsExactlyInAnyOrderElementsOf(records(EACH, EACH + 2));

            taken.clear();
            Map<TopicPartition, Long> until = reader.ends(between);
            assertThat(until.values()).containsOnly((long) EACH);
            reader.only(List.of(new TopicPartition(connection.topic(Topics.SCORES), 2)));
            reader.readUntil(
                    Map.of(
                            reader.partitions().get(0),
                            until.get(reader.partitions().get(0))),
                    message -> {
                        take(message);
                        return taken.size() < 3;
                    });
            assertThat(taken).containsExactlyElementsOf(of(2, 0, 3));
            reader.poll(Duration.ofSeconds(5), this::take);
            assertThat(taken).containsExactlyElementsOf(of(2, 0, EACH + 2));
        }
    }

    @Test
    void whatItsReaderThrewAtComesAgainAndNothingElseDoesAlsoFromAnotherClient() {
        try (LogReader reader = new LogReader(connection, Topics.SCORES)) {
            for (int attempt = 1; attempt <= 2; attempt++) {
                int enough = attempt * 7;
                assertThatThrownBy(() -> reader.readToEnd(message -> {
                            if (taken.size() == enough) {
                                throw new IllegalStateException("enough");
                            }
                            take(message);
                        }))
                        .hasMessage("enough");
                reader.beginAnew();
            }
            reader.readToEnd(this::take);
            assertThat(taken).containsExactlyInAnyOrderElementsOf(records(0, EACH));
        }
    }

    @Test
    void aReaderThatStandsAtTheEndMissesNothingWhileItBeginsAnew() {
        try (LogReader reader = new LogReader(connection, Topics.SCORES)) {
            reader.seekToEnd();
            write(Topics.SCORES, EACH, EACH + 1);
            reader.beginAnew();
            reader.readToEnd(this::take);
            assertThat(taken).containsExactlyInAnyOrderElementsOf(records(EACH, EACH + 1));
        }
    }

    private void write(Topic<?> topic, int from, int until) {
        try (LogWriter writer = new LogWriter(connection, Map.of(), topic)) {
            Map<Integer, Long> offsets = new TreeMap<>();
            for (String record : records(from, until)) {
                int partition = Integer.parseInt(record.substring(0, 1));
                offsets.put(
                        partition,
                        writer.write(new ProducerRecord<>(
                                        connection.topic(topic),
                                        partition,
                                        null,
                                        record.getBytes(StandardCharsets.UTF_8)))
                                .offset());
            }
            assertThat(offsets.values()).containsOnly((long) until - 1);
        }
    }

    private void take(ConsumerRecord<byte[], byte[]> message) {
        taken.add(new String(message.value(), StandardCharsets.UTF_8));
    }

    private static List<String> records(int from, int until) {
        return IntStream.range(0, PARTITIONS)
                .boxed()
                .flatMap(partition -> of(partition, from, until).stream())
                .toList();
    }

    private static List<String> of(int partition, int from, int until) {
        return IntStream.range(from, until)
                .mapToObj(number -> partition + ":" + number)
                .toList();
    }
}
