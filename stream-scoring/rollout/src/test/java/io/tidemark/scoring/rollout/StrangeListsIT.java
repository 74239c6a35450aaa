package io.tidemark.scoring.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.embedded.EmbeddedKafka;
import io.tidemark.log.kafka.Connection;
import io.tidemark.log.registry.SchemaRegistry;
import io.tidemark.log.topics.Topics;
import io.tidemark.schemas.Control;
import io.tidemark.schemas.ListChange;
import io.tidemark.schemas.ListEntry;
import io.tidemark.schemas.ListValue;
import io.tidemark.schemas.ListsVersion;
import io.tidemark.schemas.RolloutEvent;
import io.tidemark.schemas.RolloutOutcome;
import io.tidemark.scoring.rollout.client.OneRecord;
import io.tidemark.scoring.rollout.client.RolloutClient;
import io.tidemark.scoring.rollout.client.Wish;
import io.tidemark.testkit.scoring.TestPolicies;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What an earlier build leaves out, strangers write and people ask too much of. */
@Tag("component")
class StrangeListsIT {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @RegisterExtension
    static final EmbeddedKafka KAFKA = EmbeddedKafka.shared();

    private Connection connection;
    private SchemaRegistry registry;
    private RolloutClient client;

    @BeforeEach
    void connect() throws Exception {
        connection = KAFKA.freshConnection();
        registry = SchemaRegistry.connect(connection);
        client = new RolloutClient(connection, registry);
    }

    @AfterEach
    void disconnect() throws Exception {
        registry.close();
    }

    @Test
    void aRequestWhoseReasonWouldBeWrittenAThousandTimesIsRefusedAndTheNextOneIsAnswered() throws Exception {
        String[] many = IntStream.range(0, 3_000).mapToObj(i -> "c" + i).toArray(String[]::new);
        try (RolloutService rollout = rollout()) {
            RolloutEvent answer = client.ask(put(many), "x".repeat(150_000), "test", PATIENCE);
            assertThat(answer.getOutcome()).isEqualTo(RolloutOutcome.REFUSED);
            assertThat(answer.getText()).contains("the reason has 150,000 letters, more than 2,000; make it shorter");
            assertThat(done(put(many)).getText()).contains("3,000 put in");
            assertThat(rollout.reasonNotServing()).isEmpty();
        }
    }

    @Test
    void listsThatAnEarlierBuildLeftOutAreNamedAgainUnderANewNumber() throws Exception {
        ListsVersion first;
        try (RolloutService rollout = rollout()) {
            done(put("c1"));
            first = lists();
        }
        Control last = client.current().orElseThrow().getControl();
        try (RolloutLog earlier = new RolloutLog(connection, registry, () -> {})) {
            earlier.open();
            earlier.begin();
            earlier.deploy(Control.newBuilder(last)
                    .setControlId("2-earlier")
                    .setSequence(2)
                    .setLists(null)
                    .build());
            earlier.commit(Map.of(), new ConsumerGroupMetadata("earlier"));
        }
        assertThat(lists()).isNull();
        try (RolloutService rollout = rollout()) {
            done(Wish.promotePolicy(TestPolicies.FIRST));
        }
        assertThat(lists().getVersion()).isEqualTo(2);
        assertThat(lists().getHash()).isEqualTo(first.getHash());
        assertThat(lists().getEntries()).isEqualTo(1);
    }

    @Test
    void whatAStrangerWroteCountsFromTheNextChangeOfAListOnWhichSaysSo() throws Exception {
        try (RolloutService rollout = rollout()) {
            done(put("c1"));
        }
        ListsVersion first = lists();
        OneRecord.send(
                connection,
                registry,
                Topics.LIST_ENTRIES,
                "stolen/x",
                ListEntry.newBuilder()
                        .setList("stolen")
                        .setEntry("x")
                        .setAddedAt(Instant.EPOCH)
                        .build());
        try (RolloutService rollout = rollout()) {
            done(Wish.promotePolicy(TestPolicies.FIRST));
            assertThat(lists()).as("a step about something else").isEqualTo(first);
            assertThat(done(put("c2")).getText())
                    .contains(
                            "with it counts what stands in all lists",
                            "version 1 of the lists was made of 1 entries, and others stand there, 2");
            assertThat(lists().getEntries()).isEqualTo(3);
            assertThat(done(put("c3")).getText()).doesNotContain("others stand there");
        }
    }

    private static Wish put(String... entries) {
        return Wish.changeLists(ListChange.newBuilder()
                .setList("stolen")
                .setBegins(true)
                .setAdded(List.of(entries).stream()
                        .map(entry -> new ListValue(entry, null))
                        .toList())
                .build());
    }

    private RolloutEvent done(Wish wish) {
        RolloutEvent answer = client.ask(wish, "", "test", PATIENCE);
        assertThat(answer.getOutcome()).as(answer.getText()).isEqualTo(RolloutOutcome.ACTIVATED);
        return answer;
    }

    private ListsVersion lists() {
        return client.current().orElseThrow().getControl().getLists();
    }

    private RolloutService rollout() {
        return RolloutService.start(() -> Sequencers.ofAnyCatalogue(connection, registry));
    }
}
