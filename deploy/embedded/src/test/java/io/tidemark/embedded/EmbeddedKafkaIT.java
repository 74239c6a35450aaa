package io.tidemark.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.log.kafka.Connection;
import io.tidemark.log.topics.Topics;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("component")
class EmbeddedKafkaIT {

    @RegisterExtension
    static final EmbeddedKafka KAFKA = EmbeddedKafka.shared();

    @Test
    void everyTopicOfTheCatalogueExistsUnderThePrefixOfTheClass() throws Exception {
        Connection connection = KAFKA.connection();
        Set<String> expected = Topics.ALL.stream().map(connection::topic).collect(Collectors.toSet());
        try (Admin admin = Admin.create(connection.clientConfig())) {
            assertThat(admin.listTopics().names().get()).containsAll(expected);
        }
        assertThat(connection.topicPrefix()).isNotEmpty();
    }

    @Test
    void aFreshConnectionHasTopicsOfItsOwn() throws Exception {
        Connection fresh = KAFKA.freshConnection();
        assertThat(fresh.topicPrefix()).isNotEqualTo(KAFKA.connection().topicPrefix());
        try (Admin admin = Admin.create(fresh.clientConfig())) {
            assertThat(admin.listTopics().names().get()).contains(fresh.topic(Topics.SCORES));
        }
    }
}
