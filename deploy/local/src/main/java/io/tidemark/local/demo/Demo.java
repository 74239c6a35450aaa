package io.tidemark.local.demo;

import io.tidemark.local.simulator.LateLabels;
import io.tidemark.local.simulator.Traffic;
import io.tidemark.local.stack.Stack;
import io.tidemark.local.stack.StackOptions;
import io.tidemark.local.stack.StackRelease;
import io.tidemark.retraining.OfflineTrainingResult;
import io.tidemark.schemas.AlarmState;
import io.tidemark.schemas.RolloutEvent;
import io.tidemark.schemas.RolloutOutcome;
import io.tidemark.schemas.kafka.Connection;
import io.tidemark.schemas.registry.SchemaRegistry;
import io.tidemark.schemas.text.ForeignText;
import io.tidemark.schemas.topics.Topics;
import io.tidemark.scoring.app.rollout.ModelPublisher;
import io.tidemark.scoring.app.rollout.RolloutClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** One demonstration: history, a first model, live traffic with a planted drift, and the count of what the topics hold. */
public final class Demo {
    /** Less live traffic than this cannot show drift, retraining and swap. */
    private static final Duration LEAST_LIVE = Duration.ofSeconds(80);

    private static final Duration CLOSING = Duration.ofSeconds(15);
    private static final Duration CATCH_UP = Duration.ofMinutes(5);
    private static final Duration DRAIN = Duration.ofSeconds(30);
    private static final Duration ANSWER = Duration.ofSeconds(30);

    private final Path directory;
    private final Consumer<String> progress;
    private final Consumer<String> story;

    /**
     * @param directory for history and model; the stack's state lies in it
     * @param progress is told what is done
     * @param story is told what happens
     */
    public Demo(Path directory, Consumer<String> progress, Consumer<String> story) {
        this.directory = directory;
        this.progress = progress;
        this.story = story;
    }

    /** Makes the directory ready for a new demonstration; see {@link DemoDirectory#prepare}. */
    public static void prepare(Path directory) throws IOException {
        DemoDirectory.prepare(directory);
    }

    /** The stack's options for a demonstration. */
    public static StackOptions options(StackOptions stack) {
        return DemoStack.options(stack);
    }

    /**
     * Runs on a stack that was prepared and not yet started.
     *
     * @param exitAfter how long all of it may take; live traffic lasts at least 80 seconds all the same
     */
    public DemoSummary run(Stack stack, Duration exitAfter) throws IOException, InterruptedException {
        long began = System.nanoTime();
        HistoryFile history = HistoryFile.write(directory, new Traffic(DemoPlan.traffic()), DemoPlan.liveFrom());
        OfflineTrainingResult model = new FirstModel(directory, progress).train(history);
        stack.start();
        Connection connection = stack.connection();
        try (SchemaRegistry registry = SchemaRegistry.connect(connection)) {
            LatencyWatch latency = new LatencyWatch();
            live(
                    connection,
                    registry,
                    () -> promote(connection, registry, stack.release(), model),
                    latency,
                    began + exitAfter.minus(CLOSING).toNanos());
            progress.accept("counting what the topics hold");
            return count(connection, registry, latency.summary());
        }
    }

    private void live(
            Connection connection, SchemaRegistry registry, FirstActivation activation, LatencyWatch latency, long end)
            throws IOException, InterruptedException {
        LateLabels labels = new LateLabels(DemoPlan.SEED, DemoPlan.MEAN_LABEL_DELAY, DemoPlan.LABEL_MATURITY);
        StoryTeller teller = new StoryTeller(connection, registry, latency, story);
        Thread reading = new Thread(teller, "story");
        reading.setDaemon(true);
        reading.start();
        try (TopicSender sender = new TopicSender(connection, registry);
                teller) {
            LiveTraffic traffic =
                    new LiveTraffic(new Traffic(DemoPlan.traffic()), labels, sender, latency, DemoPlan.SPEED);
            long sent = traffic.history(DemoPlan.liveFrom());
            progress.accept("%,d transactions of history sent; waiting for their scores".formatted(sent));
            await("the scores of the history", CATCH_UP, () -> teller.scores() >= sent);
            activation.run();
            long start = System.nanoTime();
            long until = Math.max(end, start + LEAST_LIVE.toNanos());
            progress.accept("live traffic for %d s; a drift is planted"
                    .formatted(Duration.ofNanos(until - start).toSeconds()));
            traffic.live(start, until);
            progress.accept("live traffic has ended; waiting for the last scores");
            await("the last scores", DRAIN, () -> latency.open() == 0);
        }
        reading.join();
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

    /** Gives up in silence on purpose: what has not come by then is counted as lost from the topics. */
    private void await(String what, Duration atMost, BooleanSupplier done) {
        long deadline = System.nanoTime() + atMost.toNanos();
        while (!done.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                progress.accept("not all of " + what + " came within " + atMost.toSeconds() + " s");
                return;
            }
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }
}
