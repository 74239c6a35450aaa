package io.tidemark.flink;

import io.tidemark.log.cluster.LogNeeds;
import io.tidemark.log.kafka.Connection;
import io.tidemark.log.start.Servers;
import io.tidemark.log.topics.Partitions;
import io.tidemark.log.topics.Topic;
import io.tidemark.settings.Given;
import io.tidemark.settings.Key;
import io.tidemark.settings.Layers;
import io.tidemark.settings.Problem;
import io.tidemark.settings.SettingsException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a job asks Kafka and the registry before it is submitted. */
public final class JobTopics {

    private static final Logger LOG = LoggerFactory.getLogger(JobTopics.class);

    private JobTopics() {}

    /** Flink's command line logs into a file, and the job manager into its log. */
    private static void say(String process, String sentence) {
        System.err.println(process + ": " + sentence);
        LOG.warn("{}: {}", process, sentence);
    }

    /**
     * The settings, with the number of partitions that there really is. What the job's parallelism wastes of them is
     * said.
     *
     * @param partitions the job's key of it
     * @param needs what the job reads and writes
     * @param readers how it reads
     * @throws SettingsException in one sentence if that key says another number, or the job cannot be as parallel as it
     *     is told to be
     * @throws io.tidemark.log.cluster.TopicsException naming what is missing
     * @throws io.tidemark.log.kafka.KafkaUnreachableException if Kafka does not answer
     * @throws io.tidemark.log.registry.RegistryUnreachableException if the registry does not
     */
    public static Layers check(
            Layers settings, Key<Integer> partitions, Connection connection, LogNeeds needs, SourceReaders readers) {
        Servers.await(connection, sentence -> say(needs.process(), sentence));
        Map<Topic<?>, Integer> topics = needs.require(connection);
        int found = topics.get(readers.keyed());
        for (Given told : settings.given()) {
            if (told.name().equals(partitions.name())
                    && !told.text().isBlank()
                    && !told.text().strip().equals(String.valueOf(found))) {
                String sentence = String.format(
                        Locale.ROOT,
                        "%s is \"%s\", but topic %s has %d; remove the key",
                        told.shown(),
                        told.text(),
                        connection.topic(readers.keyed()),
                        found);
                throw new SettingsException(List.of(new Problem(told.source().toString(), sentence)));
            }
        }
        hold(readers, found, read(connection, needs, topics), needs.process());
        return settings.chosen(Map.of(partitions.name(), String.valueOf(found)));
    }

    private static void hold(SourceReaders readers, int found, Map<String, Integer> read, String process) {
        Spread spread = readers.over(found);
        spread.refusal(read, readers.timed()).ifPresent(sentence -> {
            throw new SettingsException(List.of(new Problem(process, sentence)));
        });
        spread.remarks(read).forEach(sentence -> LOG.warn("{}: {}", process, sentence));
    }

    private static Map<String, Integer> read(Connection connection, LogNeeds needs, Map<Topic<?>, Integer> partitions) {
        return needs.topicsRead().stream()
                .filter(topic -> topic.partitions() == Partitions.KEYED)
                .collect(Collectors.toMap(connection::topic, partitions::get));
    }
}
