package io.tidemark.testkit.poison.recipe;

import io.tidemark.log.topics.Topic;
import io.tidemark.log.topics.Topics;
import io.tidemark.schemas.Acknowledgement;
import io.tidemark.schemas.Activation;
import io.tidemark.schemas.AlarmState;
import io.tidemark.schemas.Challenger;
import io.tidemark.schemas.Control;
import io.tidemark.schemas.Decision;
import io.tidemark.schemas.Deployment;
import io.tidemark.schemas.DriftAlarm;
import io.tidemark.schemas.InstanceWord;
import io.tidemark.schemas.ListEntry;
import io.tidemark.schemas.LogPosition;
import io.tidemark.schemas.ModelReference;
import io.tidemark.schemas.Score;
import io.tidemark.testkit.poison.Ingredients;
import io.tidemark.testkit.poison.Poison;
import io.tidemark.testkit.poison.PoisonRecord;
import io.tidemark.testkit.poison.treatment.Buried;
import io.tidemark.testkit.poison.treatment.PassedOver;
import io.tidemark.testkit.poison.treatment.Treatment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;

/** Topics that only the stack itself writes, written by a stranger: somebody reads each of them. */
public final class OtherTopics {

    private static final PassedOver PASSED_OVER = new PassedOver();
    private static final Instant YEAR_9999 = Instant.parse("9999-01-01T00:00:00Z");

    private OtherTopics() {}

    public static List<Poison> all() {
        List<Poison> all = new ArrayList<>();
        buried(all, Topics.SCORES, kit -> score(kit).build());
        buried(all, Topics.ALERTS_DRIFT, kit -> alarm(kit).build());
        passedOver(all, Topics.DEPLOYMENTS, OtherTopics::deployment);
        passedOver(all, Topics.LIST_ENTRIES, OtherTopics::listEntry);
        passedOver(all, Topics.ACKNOWLEDGEMENTS, OtherTopics::acknowledgement);
        // Of those that nobody but people and the command line read, garbage and nothing will do; outcomes and rates
        // are read under a catalogue that looks at them, which the shipped ones do not.
        for (Topic<?> topic : List.of(
                Topics.OUTCOMES,
                Topics.RATES,
                Topics.ALERTS_FRAUD,
                Topics.SUPERSEDED,
                Topics.DEAD_LETTERS,
                Topics.ROLLOUT_EVENTS,
                Topics.ALERTS_MODEL,
                Topics.DRIFT_REPORTS,
                Topics.QUALITY_REPORTS)) {
            all.add(Poison.one(
                    topic.name() + "-garbage",
                    topic,
                    kit -> PoisonRecord.of(
                            topic,
                            kit.id(),
                            ("x" + kit.text(50)).getBytes(java.nio.charset.StandardCharsets.UTF_8),
                            PASSED_OVER)));
            all.add(Poison.one(
                    topic.name() + "-no-value", topic, kit -> PoisonRecord.of(topic, kit.id(), null, PASSED_OVER)));
        }
        all.addAll(List.of(
                poison(
                        "score-of-a-ghost",
                        Topics.SCORES,
                        kit -> score(kit).setModelVersion("ghost").setScore(0.5).build()),
                poison("score-of-no-number", Topics.SCORES, kit -> score(kit)
                        .setModelVersion("ghost")
                        .setScore(Double.NaN)
                        .setVector(Collections.nCopies(3_000, Double.NaN))
                        .build()),
                poison("score-of-year-9999", Topics.SCORES, kit -> score(kit)
                        .setTransaction(
                                kit.transaction().setEventTime(YEAR_9999).build())
                        .build()),
                poison("score-of-the-end-of-time", Topics.SCORES, kit -> score(kit)
                        .setTransaction(kit.transaction()
                                .setEventTime(Instant.ofEpochMilli(Long.MAX_VALUE))
                                .build())
                        .build()),
                poison("alarm-of-year-9999", Topics.ALERTS_DRIFT, kit -> alarm(kit)
                        .setState(AlarmState.UNKNOWN)
                        .setWindowStart(YEAR_9999)
                        .setSince(YEAR_9999)
                        .build()),
                poison(
                        "deployment-of-no-shares",
                        Topics.DEPLOYMENTS,
                        kit -> forged(
                                kit,
                                Activation.newBuilder()
                                        .setChallengers(
                                                List.of(new Challenger(new ModelReference("ghost", "00"), Double.NaN)))
                                        .build())),
                poison("deployment-of-nothing", Topics.DEPLOYMENTS, kit -> forged(kit, null)),
                poison(
                                "instance-of-a-ghost",
                                Topics.ACKNOWLEDGEMENTS,
                                kit -> new Acknowledgement(
                                        "ghost-" + kit.id(),
                                        "run",
                                        null,
                                        null,
                                        InstanceWord.ALIVE,
                                        kit.text(10_000),
                                        kit.time()))
                        .atMost(20)));
        return all;
    }

    private static <T extends SpecificRecord> void buried(
            List<Poison> all, Topic<T> topic, Function<Ingredients, T> sample) {
        all.addAll(Undecodable.of(
                topic,
                sample,
                Buried.as("not_avro"),
                Buried.as("unknown_schema_id"),
                Buried.as("incompatible_schema")));
        all.add(Poison.one(
                topic.name() + "-no-value",
                topic,
                kit -> PoisonRecord.of(topic, kit.id(), null, Buried.as("no_value", "not_avro"))));
    }

    private static <T extends SpecificRecord> void passedOver(
            List<Poison> all, Topic<T> topic, Function<Ingredients, T> sample) {
        all.addAll(Undecodable.of(topic, sample, PASSED_OVER, PASSED_OVER, PASSED_OVER));
        all.add(Poison.one(
                topic.name() + "-no-value", topic, kit -> PoisonRecord.of(topic, kit.id(), null, PASSED_OVER)));
    }

    private static <T extends SpecificRecord> Poison poison(
            String name, Topic<T> topic, Function<Ingredients, T> recipe) {
        return Poison.one(
                name,
                topic,
                kit -> PoisonRecord.of(topic, kit.id(), kit.encode(topic, recipe.apply(kit)), (Treatment) PASSED_OVER));
    }

    private static Score.Builder score(Ingredients kit) {
        return Score.newBuilder()
                .setTransaction(kit.transaction().build())
                .setOrigin(new LogPosition(0, 1_000_000_000L + kit.random().nextInt(1_000_000)))
                .setLoggedAt(kit.time())
                .setFeaturesPosition(new LogPosition(0, 1_000_000_000L))
                .setCatalogueHash("forged")
                .setVector(List.of(1.0))
                .setDecision(Decision.UNKNOWN)
                .setPolicyVersion("forged")
                .setScoredAt(kit.time());
    }

    private static DriftAlarm.Builder alarm(Ingredients kit) {
        return DriftAlarm.newBuilder()
                .setAlarmId(kit.id())
                .setState(AlarmState.CLEARED)
                .setModelVersion("ghost")
                .setWindowStart(kit.time())
                .setWindowEnd(kit.time())
                .setSince(kit.time())
                .setEvents(-1)
                .setColumns(List.of())
                .setText("forged")
                .setRaisedAt(kit.time());
    }

    private static Deployment deployment(Ingredients kit) {
        return forged(kit, Activation.newBuilder().build());
    }

    /** Before the first, so that nothing which is in force hangs on it. */
    private static Deployment forged(Ingredients kit, Activation activation) {
        return new Deployment(new Control(kit.id(), -1L, kit.time(), activation, null, null, null), List.of());
    }

    /** Under a key that is none, so that nothing which stands hangs on it. */
    private static ListEntry listEntry(Ingredients kit) {
        return ListEntry.newBuilder()
                .setList("ghosts")
                .setEntry(kit.id())
                .setAddedAt(kit.time())
                .build();
    }

    private static Acknowledgement acknowledgement(Ingredients kit) {
        return new Acknowledgement("ghost", "run", "ghost", "00", InstanceWord.READY, "", kit.time());
    }
}
