package io.tidemark.scoring.app.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.schemas.LogPosition;
import io.tidemark.schemas.Money;
import io.tidemark.schemas.Score;
import io.tidemark.schemas.SupersededVector;
import io.tidemark.schemas.Transaction;
import io.tidemark.testkit.scoring.TestRecords;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * Against {@link FeaturesJobModel}: whatever interleaves with whatever, no id is decided twice, and of none that has a
 * vector nobody hears.
 */
class EveryTransactionOnceTest {

    /** Ids of a customer: so few that most are forgotten, which must cost no second decision. */
    private static final int FEW = 3;

    /** All of them: what the features job computes in another order after a restart must be among those remembered. */
    private static final int MANY = 100;

    enum Kind {
        SEND,
        SEND_AGAIN,
        COMPUTE,
        READ_FEATURES,
        CHECKPOINT,
        FEATURES_RESTART,
        PASS,
        SCORER_RESTART,
        SWITCH
    }

    record Step(Kind kind, int customer, int detail) {}

    private final class Run {
        private final FeaturesJobModel job = new FeaturesJobModel();
        private final RestartedScorer scorer;
        private boolean watching;
        private int watched;
        private int features;

        private Run(int remembered, boolean watching) {
            this.scorer = new RestartedScorer(remembered).start(watching);
            this.watching = watching;
        }

        private void play(Step step, int partitions) {
            int partition = step.detail() % partitions;
            switch (step.kind()) {
                case SEND -> send(partition, fresh(step));
                case SEND_AGAIN -> earlier(step).ifPresent(one -> send(partition, one));
                case COMPUTE -> job.step(partition);
                case READ_FEATURES -> read(step.detail());
                case CHECKPOINT -> job.checkpoint();
                case FEATURES_RESTART -> job.restart();
                case PASS -> scorer.pass(Duration.ofMillis(70L * (1 + step.detail())));
                case SCORER_RESTART -> scorer.start(watching);
                case SWITCH -> {
                    watching = !watching;
                    scorer.start(watching);
                    watch();
                }
            }
        }

        private Transaction fresh(Step step) {
            int number = job.log.get(0).size() + job.log.get(1).size();
            Transaction one = TestRecords.transaction("c" + step.customer(), 0, number, new Money(2_000L, "EUR"));
            // In order, nearly, and many at one time.
            long seconds = number / 2 - step.detail();
            return Transaction.newBuilder(one)
                    .setEventTime(one.getEventTime().plusSeconds(seconds))
                    .build();
        }

        private Optional<Transaction> earlier(Step step) {
            List<Transaction> sent = job.log.stream().flatMap(List::stream).toList();
            return sent.isEmpty()
                    ? Optional.empty()
                    : Optional.of(sent.get(sent.size() - 1 - (step.customer() * 4 + step.detail()) % sent.size()));
        }

        private void send(int partition, Transaction transaction) {
            job.send(partition, transaction);
            watch();
        }

        private void watch() {
            while (watching && watched < job.log.get(0).size()) {
                scorer.transaction(watched, job.log.get(0).get(watched));
                watched++;
            }
        }

        private void read(int atMost) {
            for (int i = 0; i <= atMost && features < job.written.size(); i++) {
                scorer.features(job.written.get(features++));
            }
        }

        private void finish() {
            scorer.pass(Duration.ofSeconds(10));
            for (int partition = 0; partition < 2; partition++) {
                for (Transaction one : job.log.get(partition)) {
                    job.step(partition);
                }
            }
            read(Integer.MAX_VALUE - 1);
            scorer.pass(Duration.ofSeconds(10));
        }

        private Set<String> sent() {
            return job.log.stream()
                    .flatMap(List::stream)
                    .map(Transaction::getTransactionId)
                    .collect(Collectors.toSet());
        }
    }

    @Property(tries = 1_500)
    void inOnePartitionEveryIdIsDecidedOnceOrItsVectorIsSupersededUndecided(
            @ForAll("steps") List<Step> steps, @ForAll boolean watching) {
        check(play(steps, watching, 1, FEW));
    }

    @Property(tries = 1_500)
    void theSameIdInTwoPartitionsIsDecidedOnceWhereverTheFeaturesJobMeetsItFirst(
            @ForAll("unswitched") List<Step> steps) {
        check(play(steps, true, 2, MANY));
    }

    @Property(tries = 1_500)
    void soItIsWithoutAWatch(@ForAll("unswitched") List<Step> steps) {
        check(play(steps, false, 2, MANY));
    }

    private Run play(List<Step> steps, boolean watching, int partitions, int remembered) {
        Run run = new Run(remembered, watching);
        steps.forEach(step -> run.play(step, partitions));
        run.finish();
        return run;
    }

    private static void check(Run run) {
        List<String> decided = run.scorer.scores().stream()
                .map(score -> score.getTransaction().getTransactionId())
                .toList();
        assertThat(decided).doesNotHaveDuplicates();
        List<LogPosition> superseded = run.scorer.superseded().stream()
                .map(late -> late.getVector().getOrigin())
                .toList();
        assertThat(superseded).doesNotHaveDuplicates();
        Set<LogPosition> decidedAt =
                run.scorer.scores().stream().map(Score::getOrigin).collect(Collectors.toSet());
        Set<String> heardOf = new HashSet<>(decided);
        for (SupersededVector late : run.scorer.superseded()) {
            if (!late.getDecided()) {
                assertThat(decidedAt).doesNotContain(late.getVector().getOrigin());
            }
            heardOf.add(late.getVector().getTransaction().getTransactionId());
        }
        assertThat(heardOf).isEqualTo(run.sent());
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        return steps(Kind.values());
    }

    @Provide
    Arbitrary<List<Step>> unswitched() {
        return steps(
                Kind.SEND,
                Kind.SEND_AGAIN,
                Kind.COMPUTE,
                Kind.READ_FEATURES,
                Kind.CHECKPOINT,
                Kind.FEATURES_RESTART,
                Kind.PASS,
                Kind.SCORER_RESTART);
    }

    private static Arbitrary<List<Step>> steps(Kind... kinds) {
        Arbitrary<Kind> usual = Arbitraries.of(Kind.SEND, Kind.COMPUTE, Kind.READ_FEATURES);
        return Combinators.combine(
                        Arbitraries.oneOf(usual, Arbitraries.of(kinds)),
                        Arbitraries.integers().between(0, 1),
                        Arbitraries.integers().between(0, 3))
                .as(Step::new)
                .list()
                .ofMinSize(5)
                .ofMaxSize(80);
    }
}
