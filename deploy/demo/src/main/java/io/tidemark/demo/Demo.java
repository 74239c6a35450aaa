package io.tidemark.demo;

import io.tidemark.demo.simulator.LateLabels;
import io.tidemark.demo.simulator.Traffic;
import io.tidemark.log.kafka.Connection;
import io.tidemark.log.registry.SchemaRegistry;
import io.tidemark.log.topics.Topics;
import io.tidemark.schemas.AlarmState;
import io.tidemark.schemas.RolloutEvent;
import io.tidemark.schemas.RolloutOutcome;
import io.tidemark.schemas.text.ForeignText;
import io.tidemark.scoring.rollout.client.ModelPublisher;
import io.tidemark.scoring.rollout.client.RolloutClient;
import io.tidemark.stack.Stack;
import io.tidemark.stack.StackOptions;
import io.tidemark.stack.StackRelease;
import io.tidemark.training.offline.OfflineTrainingResult;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * One demonstration: history, a first model, live traffic with a planted drift, and the count of what the topics hold.
 * It goes on until every {@link Chapter} has been told, however long the machine takes for it, or until its limit.
 */
public final class Demo {
    /** Of the limit, for the last scores and the counting. */
    private static final Duration CLOSING = Duration.ofSeconds(15);
    /** Without a single score of the history nothing goes on any more. */
    private static final Duration CATCH_UP = Duration.ofMinutes(3);

    private static final Duration DRAIN = Duration.ofMinutes(1);
    private static final Duration ANSWER = Duration.ofMinutes(3);

    private final DemoDirectory directory;
    private final Duration limit;
    private final Consumer<String> progress;
    private final LongSupplier nanoTime;
    private final long began;
    private final Storyline storyline;
    private boolean planted;

    /**
     * It begins now.
     *
     * @param directory for history and model; the stack's state lies in it
     * @param limit how long the story may take; what is on its way then is waited for
     * @param nanoTime as {@link System#nanoTime}
     * @param progress is told what is done and what happens
     */
    public Demo(DemoDirectory directory, Duration limit, LongSupplier nanoTime, Consumer<String> progress) {
        this.directory = directory;
        this.limit = limit;
        this.nanoTime = nanoTime;
        this.progress = progress;
        began = nanoTime.getAsLong();
        storyline = new Storyline(DemoPlan.driftAt(), () -> nanosSince(began) / 1e9, this::say);
    }

    /** The stack's options for a demonstration. */
    public static StackOptions options(StackOptions stack) {
        return DemoStack.options(stack);
    }

    /** Runs on a stack that was prepared and not yet started. */
    public DemoSummary run(Stack stack) throws IOException, InterruptedException {
        HistoryFile history = HistoryFile.write(directory.root(), new Traffic(DemoPlan.traffic()), DemoPlan.liveFrom());
        OfflineTrainingResult model = new FirstModel(directory.root(), Clock.systemUTC(), progress).train(history);
        LatencyWatch latency = new LatencyWatch();
        if (isOver()) {
            return new Ledger().summary("", 0, 0, latency.summary()).telling(storyline, Optional.empty());
        }
        stack.start();
        Connection connection = stack.connection();
        try (SchemaRegistry registry = SchemaRegistry.connect(connection)) {
            Optional<DemoSummary.Rate> rate =
                    tell(connection, registry, () -> promote(connection, registry, stack.release(), model), latency);
            progress.accept("counting what the topics hold");
            return count(connection, registry, latency.summary()).telling(storyline, rate);
        }
    }

    /** Until all is told or the limit is reached; how fast live traffic was, if it came to that. */
    private Optional<DemoSummary.Rate> tell(
            Connection connection, SchemaRegistry registry, FirstActivation activation, LatencyWatch latency)
            throws IOException, InterruptedException {
        LateLabels labels = new LateLabels(DemoPlan.SEED, DemoPlan.MEAN_LABEL_DELAY, DemoPlan.LABEL_MATURITY);
        StoryTeller teller = new StoryTeller(connection, registry, latency, storyline, nanoTime, progress);
        Thread reading = new Thread(teller, "story");
        reading.setDaemon(true);
        reading.start();
        Optional<DemoSummary.Rate> rate = Optional.empty();
        try (TopicSender sender = new TopicSender(connection, registry);
                teller) {
            LiveTraffic traffic =
                    new LiveTraffic(new Traffic(DemoPlan.traffic()), labels, sender, latency, nanoTime, this::passed);
            long start = nanoTime.getAsLong();
            long sent = traffic.history(DemoPlan.liveFrom());
            progress.accept("%,d transactions of history sent; waiting for their scores".formatted(sent));
            if (!await(CATCH_UP, teller::scores, () -> teller.scores() >= sent || isOver())) {
                throw new IllegalStateException("no score of the history came for " + CATCH_UP.toSeconds()
                        + " s; the logs in " + directory.stack().root() + " may say why");
            }
            if (!isOver()) {
                double perSecond = sent / (nanosSince(start) / 1e9);
                storyline.happened(
                        Chapter.HISTORY_SCORED, "%,d transactions, %,.0f a second".formatted(sent, perSecond));
                activation.run();
                rate = Optional.of(live(traffic, TrafficPace.after(perSecond), teller));
            }
            progress.accept("waiting for the last scores");
            if (!await(DRAIN, teller::scores, () -> latency.open() == 0 && teller.scores() >= sent)) {
                progress.accept("not all of the last scores came; none for " + DRAIN.toSeconds() + " s");
            }
        }
        reading.join();
        return rate;
    }

    private DemoSummary.Rate live(LiveTraffic traffic, TrafficPace pace, StoryTeller teller) {
        double first = pace.perSecond();
        PaceTalk talk = new PaceTalk(first, progress);
        storyline.happened(
                Chapter.LIVE_TRAFFIC,
                "at %,.0f transactions a second, %.1f h of event time in each"
                        .formatted(
                                first,
                                DemoPlan.speed(first) / Duration.ofHours(1).toSeconds()));
        traffic.live(pace, talk, () -> {
            teller.requireFollowing();
            return storyline.told() || isOver();
        });
        progress.accept(
                storyline.told()
                        ? "the story is told; live traffic has ended"
                        : "the limit is reached; live traffic has ended");
        return new DemoSummary.Rate(first, pace.lowest(), pace.perSecond());
    }

    private void passed(Instant eventTime) {
        if (!planted && !eventTime.isBefore(DemoPlan.driftAt())) {
            planted = true;
            storyline.happened(
                    Chapter.DRIFT_PLANTED,
                    "from " + DemoPlan.driftAt() + " on amounts are larger and cards are being tested");
        }
    }

    private void say(Step step) {
        Chapter chapter = Chapter.valueOf(step.name().toUpperCase(Locale.ROOT));
        progress.accept("  step      %d of %d after %,.0f s: %s%s"
                .formatted(
                        chapter.ordinal() + 1,
                        Chapter.values().length,
                        step.seconds(),
                        chapter.sentence(),
                        chapter.isHeardAnyway() ? "" : ": " + ForeignText.line(step.what())));
    }

    private boolean isOver() {
        return nanosSince(began) >= limit.minus(CLOSING).toNanos();
    }

    private long nanosSince(long moment) {
        return nanoTime.getAsLong() - moment;
    }

    private interface FirstActivation {
        void run() throws IOException;
    }

    private void promote(
            Connection connection, SchemaRegistry registry, StackRelease release, OfflineTrainingResult model)
            throws IOException {
        ModelPublisher publisher = new ModelPublisher(connection, registry, InstantSource.system(), release.policy());
        release.publish(publisher, Files.readAllBytes(model.bundle()), "demo", progress);
        RolloutEvent answer = new RolloutClient(connection, registry)
                .promote(model.version(), "trained on simulated history", "demo", ANSWER);
        if (answer.getOutcome() != RolloutOutcome.ACTIVATED) {
            throw new IllegalStateException("the first model was not activated: " + ForeignText.line(answer.getText()));
        }
    }

    private static DemoSummary count(Connection connection, SchemaRegistry registry, DemoSummary.Latency latency) {
        TopicScan scan = new TopicScan(connection, registry);
        Ledger ledger = new Ledger();
        Set<String> reports = new HashSet<>();
        Set<String> alarms = new HashSet<>();
        scan.read(Topics.TRANSACTIONS, ledger::transaction);
        scan.read(Topics.DEPLOYMENTS, (place, deployment) -> ledger.deployment(deployment));
        scan.read(Topics.SCORES, (place, score) -> ledger.score(score));
        scan.read(Topics.ALERTS_FRAUD, (place, alert) -> ledger.alert(alert));
        scan.read(Topics.LABELS, (place, label) -> ledger.label(label));
        scan.read(Topics.DEAD_LETTERS, (place, letter) -> ledger.deadLetter(letter));
        scan.read(Topics.DRIFT_REPORTS, (place, report) -> reports.add(report.getReportId()));
        scan.read(Topics.ALERTS_DRIFT, (place, alarm) -> {
            // Alarms of quality stand in the same topic under ids of their own.
            if (alarm.getState() == AlarmState.RAISED && !alarm.getAlarmId().startsWith("quality:")) {
                alarms.add(alarm.getAlarmId());
            }
        });
        return ledger.summary(connection.topic(Topics.TRANSACTIONS), reports.size(), alarms.size(), latency);
    }

    /**
     * Waits as long as something goes on; false once nothing has for so long. What has not come by then is counted as
     * lost from the topics.
     */
    private boolean await(Duration quiet, LongSupplier count, BooleanSupplier done) {
        long last = count.getAsLong();
        long since = nanoTime.getAsLong();
        while (!done.getAsBoolean()) {
            long now = count.getAsLong();
            if (now != last) {
                last = now;
                since = nanoTime.getAsLong();
            } else if (nanosSince(since) > quiet.toNanos()) {
                return false;
            }
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
        return true;
    }
}
