package io.tidemark.log.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.log.topics.Topics;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConnectionTest {

    private static final Map<String, String> PROPERTIES = Map.of(
            "bootstrap.servers", "broker:9092",
            "schema.registry.url", "http://ann:hunter2@registry:8081",
            "topic.prefix", "eu.",
            "kafka.sasl.jaas.config", "login required password=\"hunter2\"",
            "kafka.security.protocol", "SASL_SSL",
            "schema.registry.basic.auth.user.info", "ann:hunter2",
            "schema.registry.auto.register", "false",
            "ops.port", "9100");

    private final Connection connection = Connection.from(PROPERTIES);

    @Test
    void properties_of_clients_and_of_the_registry_are_told_apart_by_their_prefix() {
        assertThat(connection.clientConfig())
                .isEqualTo(Map.of(
                        "bootstrap.servers", "broker:9092",
                        "sasl.jaas.config", "login required password=\"hunter2\"",
                        "security.protocol", "SASL_SSL"));
        assertThat(connection.registryProperties())
                .isEqualTo(Map.of("basic.auth.user.info", "ann:hunter2", "auto.register", "false"));
    }

    @Test
    void the_prefix_stands_before_every_topic() {
        assertThat(connection.topic(Topics.SCORES)).isEqualTo("eu.scores");
    }

    @Test
    void its_properties_make_the_same_connection_again() {
        assertThat(Connection.from(connection.toProperties())).isEqualTo(connection);
    }

    @Test
    void it_never_prints_a_secret() {
        assertThat(connection.toString())
                .contains("broker:9092", "SASL_SSL", "registry:8081", "auto.register=false")
                .doesNotContain("hunter2");
    }

    @Test
    void a_producer_has_room_for_the_largest_message_of_its_topics() {
        assertThat(connection.producerConfig(Topics.SCORES, Topics.MODELS)).containsEntry("max.request.size", 16 << 20);
    }

    @Test
    void a_setting_can_give_a_producer_more_room_but_not_less_than_its_topics_take() {
        assertThat(withClientSetting("max.request.size", "1000").producerConfig(Topics.SCORES))
                .containsEntry("max.request.size", Topics.SCORES.maxMessageBytes());
        assertThat(withClientSetting("max.request.size", "99999999").producerConfig(Topics.SCORES))
                .containsEntry("max.request.size", "99999999");
        assertThat(withClientSetting("max.request.size", "much").producerConfig(Topics.SCORES))
                .containsEntry("max.request.size", "much");
    }

    @Test
    void a_property_for_one_kind_of_client_goes_to_that_alone_and_wins_there() {
        Map<String, String> more = new HashMap<>(PROPERTIES);
        more.put("kafka.client.id", "all");
        more.put("kafka.streams.group.instance.id", "one");
        more.put("kafka.streams.num.standby.replicas", "1");
        more.put("kafka.consumer.client.id", "reader");
        more.put("kafka.producer.linger.ms", "7");
        more.put("kafka.admin.retries", "3");
        Connection mixed = Connection.from(more);
        assertThat(mixed.clientConfig()).containsEntry("client.id", "all").hasSize(4);
        assertThat(mixed.consumerConfig())
                .containsEntry("client.id", "reader")
                .containsEntry("allow.auto.create.topics", "false")
                .hasSize(5);
        assertThat(mixed.producerConfig()).containsEntry("linger.ms", "7").doesNotContainKey("retries");
        assertThat(mixed.adminConfig())
                .containsEntry("retries", "3")
                .containsEntry("client.id", "all")
                .hasSize(5);
        assertThat(mixed.streamsConfig())
                .containsEntry("group.instance.id", "one")
                .containsEntry("num.standby.replicas", "1")
                .containsEntry("client.id", "all")
                .containsEntry("consumer.client.id", "reader")
                .containsEntry("producer.linger.ms", "7")
                .containsEntry("admin.retries", "3")
                .hasSize(9);
        assertThat(Connection.from(mixed.toProperties())).isEqualTo(mixed);
    }

    @Test
    void everything_that_is_missing_is_named_at_once() {
        assertThatThrownBy(() -> Connection.from(Map.of()))
                .hasMessageContaining("bootstrap.servers is missing")
                .hasMessageContaining("schema.registry.url is missing");
    }

    private static Connection withClientSetting(String key, String value) {
        Map<String, String> more = new HashMap<>(PROPERTIES);
        more.put("kafka." + key, value);
        return Connection.from(more);
    }

    @Test
    void what_is_missing_or_wrong_is_named_in_one_sentence() {
        assertRefused("bootstrap.servers", "", "bootstrap.servers is missing");
        assertRefused("schema.registry.url", " ", "schema.registry.url is missing");
        assertRefused("topic.prefix", "eu/", "topic.prefix is \"eu/\"");
    }

    private static void assertRefused(String key, String value, String sentence) {
        Map<String, String> wrong = new HashMap<>(PROPERTIES);
        wrong.put(key, value);
        assertThatThrownBy(() -> Connection.from(wrong))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(sentence);
    }
}
