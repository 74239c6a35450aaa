package io.tidemark.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.embedded.EmbeddedKafka;
import io.tidemark.flink.JobKeys;
import io.tidemark.flink.JobTopics;
import io.tidemark.flink.OwnChoices;
import io.tidemark.flink.SourceReaders;
import io.tidemark.log.cluster.LogNeeds;
import io.tidemark.log.kafka.Connection;
import io.tidemark.log.topics.Topics;
import io.tidemark.settings.Key;
import io.tidemark.settings.Keys;
import io.tidemark.settings.Layers;
import io.tidemark.settings.Settings;
import io.tidemark.settings.SettingsException;
import io.tidemark.settings.kind.Kinds;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A job's parallelism, held against the topics that there are. */
@Tag("stack")
class HeldParallelismIT {

    private static final Key<Integer> PARTITIONS = Key.of("partitions", Kinds.WHOLE, "of the keyed topics");
    private static final Keys KEYS = Keys.of("features", "A job", PARTITIONS, JobKeys.of(Duration.ZERO));

    @RegisterExtension
    static final EmbeddedKafka KAFKA = EmbeddedKafka.shared();

    private static Connection connection;

    /** Four partitions of transactions, and two of labels. */
    @BeforeAll
    static void makeTopicsOfUnequalPartitions() throws Exception {
        Connection to = KAFKA.connection();
        connection = new Connection(
                to.bootstrapServers(), to.schemaRegistryUrl(), to.topicPrefix() + "unequal.", Map.of(), Map.of());
        try (Admin admin = Admin.create(to.adminConfig())) {
            admin.createTopics(List.of(
                            new NewTopic(connection.topic(Topics.TRANSACTIONS), 4, (short) 1),
                            new NewTopic(connection.topic(Topics.LABELS), 2, (short) 1)))
                    .all()
                    .get();
        }
    }

    @Test
    void whatCannotWorkIsRefusedInOneSentence() {
        assertThatThrownBy(() -> check(Map.of("parallelism", "200"), 1, false))
                .isInstanceOf(SettingsException.class)
                .hasMessage(
                        "features: parallelism is 200, but the job's state is divided into 128 parts (a multiple of 4"
                                + " partitions, whatever the parallelism is); take at most as many, or, for a job that has no"
                                + " state yet, set maximum.parallelism");
        assertThatThrownBy(() -> check(Map.of(), 3, true))
                .hasMessage("features: topic " + connection.topic(Topics.LABELS)
                        + " has only 2 of 4 partitions, but each topic is read by 3 subtasks, and event time would wait"
                        + " for ever for those that have no partition; set parallelism to 2, or create the topic anew"
                        + " with 4 partitions");
    }

    @Test
    void whatWorksIsTakenWithThePartitionsThatThereAre() {
        assertThat(check(Map.of(), 2, true)).isEqualTo(4);
        assertThat(check(Map.of(), 3, false)).isEqualTo(4);
        assertThat(check(Map.of("parallelism", "200", "maximum.parallelism", "400"), 1, false))
                .isEqualTo(4);
    }

    private static int check(Map<String, String> own, int submitted, boolean timed) {
        Layers layers = new Layers(KEYS).chosen(own);
        Configuration cluster = new Configuration().set(CoreOptions.DEFAULT_PARALLELISM, submitted);
        OwnChoices choices = layers.read(OwnChoices::of, warning -> {});
        LogNeeds needs = new LogNeeds("features").reads(Topics.TRANSACTIONS, Topics.LABELS);
        return JobTopics.check(
                        layers,
                        PARTITIONS,
                        connection,
                        needs,
                        new SourceReaders(cluster, choices, Topics.TRANSACTIONS, timed))
                .read((Settings settings) -> settings.get(PARTITIONS), warning -> {});
    }
}
