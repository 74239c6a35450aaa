package io.tidemark.flink;

import io.tidemark.schemas.kafka.Connection;
import io.tidemark.schemas.start.Servers;
import io.tidemark.schemas.topics.LogNeeds;
import io.tidemark.schemas.topics.Topic;
import io.tidemark.settings.Given;
import io.tidemark.settings.Key;
import io.tidemark.settings.Layers;
import io.tidemark.settings.Problem;
import io.tidemark.settings.SettingsException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
     * The settings, with the number of partitions that there really is.
     *
     * @param partitions the job's key of it
     * @param needs what the job reads and writes
     * @param keyed a topic by whose partitions the job reads
     * @throws SettingsException in one sentence if that key says another number
     * @throws io.tidemark.schemas.topics.TopicsException naming what is missing
     * @throws io.tidemark.schemas.kafka.KafkaUnreachableException if Kafka does not answer
     * @throws io.tidemark.schemas.registry.RegistryUnreachableException if the registry does not
     */
    public static Layers check(
            Layers settings, Key<Integer> partitions, Connection connection, LogNeeds needs, Topic<?> keyed) {
        Servers.await(connection, sentence -> say(needs.process(), sentence));
        int found = needs.require(connection).get(keyed);
        for (Given told : settings.given()) {
            if (told.name().equals(partitions.name())
                    && !told.text().isBlank()
                    && !told.text().strip().equals(String.valueOf(found))) {
                String sentence = String.format(
                        Locale.ROOT,
                        "%s is \"%s\", but topic %s has %d; remove the key",
                        told.shown(),
                        told.text(),
                        connection.topic(keyed),
                        found);
                throw new SettingsException(List.of(new Problem(told.source().toString(), sentence)));
            }
        }
        return settings.chosen(Map.of(partitions.name(), String.valueOf(found)));
    }
}
