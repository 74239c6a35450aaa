package io.tidemark.retraining.run.flink;

import io.tidemark.process.JavaCommand;
import io.tidemark.retraining.run.LogUnreachableException;
import io.tidemark.retraining.run.OutcomeFiles;
import io.tidemark.retraining.run.ProgressFile;
import io.tidemark.retraining.run.TrainingOrder;
import io.tidemark.retraining.run.TrainingProcess;
import io.tidemark.retraining.run.TrainingRun;
import io.tidemark.retraining.settings.FlinkPlace;
import io.tidemark.retraining.settings.RetrainingKeys;
import io.tidemark.retraining.settings.TrainingBudget;
import io.tidemark.training.RetrainingOutcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Trains as a job of a Flink cluster, which finds a machine for it. There the job starts a {@link SupervisorMain},
 * which does what
 * {@link TrainingProcess} does here. Order and outcome are files of a directory that both machines see.
 */
public final class FlinkTraining implements TrainingRun {

    /**
     * By name: the class lies in the jar of the monitor's job, which a cluster is handed anyway, and that jar with its
     * Flink is not on the class path of a service.
     */
    private static final String JOB = "io.tidemark.drift.job.command.CommandJob";

    private static final String JOB_ID = "flink.job";
    private static final Duration LOOK = Duration.ofMillis(500);
    private static final int STARTS = 3;
    private static final int SUPERVISOR_HEAP = 64;
    private static final Set<String> ENDED = Set.of("FINISHED", "FAILED", "CANCELED");

    private final FlinkPlace place;
    private final FlinkCluster cluster;
    private final Path state;
    private final TrainingBudget budget;
    private final InstantSource clock;
    private final Consumer<String> progress;
    private final BooleanSupplier stopped;

    /**
     * @param state directory for the log of the last training, which the cluster's machines see, too
     * @param progress hears what the training is at
     * @param stopped once true the training is given up
     */
    public FlinkTraining(
            FlinkPlace place,
            Path state,
            TrainingBudget budget,
            InstantSource clock,
            Consumer<String> progress,
            BooleanSupplier stopped) {
        this.place = place;
        this.cluster = new FlinkCluster(place.address());
        this.state = state.toAbsolutePath();
        this.budget = budget;
        this.clock = clock;
        this.progress = progress;
        this.stopped = stopped;
    }

    @Override
    public Optional<RetrainingOutcome> run(TrainingOrder order, Path directory) throws InterruptedException {
        Instant deadline = clock.instant().plus(budget.time());
        OutcomeFiles files = new OutcomeFiles(directory);
        try {
            seenFromThere(order).write(directory);
            for (int start = 1; ; start++) {
                String job = submit(order, directory);
                Optional<String> end = watch(job, directory, deadline);
                if (end.isEmpty()) {
                    end(job);
                    return stopped.getAsBoolean()
                            ? Optional.empty()
                            : Optional.of(RetrainingOutcome.refused(order.version(), budget.outOfTime()));
                }
                if (files.unreachable().isPresent()) {
                    throw new LogUnreachableException(files.unreachable().get());
                }
                if (files.isComplete()) {
                    return Optional.of(files.read());
                }
                if (start == STARTS) {
                    return Optional.of(RetrainingOutcome.refused(
                            order.version(),
                            "The training job " + job + " of Flink at "
                                    + place.address() + " has ended as " + end.get() + " without an outcome, " + STARTS
                                    + " times; its page there and " + log() + " say why"));
                }
            }
        } catch (IllegalStateException e) {
            return Optional.of(RetrainingOutcome.refused(order.version(), String.valueOf(e.getMessage())));
        } catch (IOException e) {
            throw new UncheckedIOException("the files of the training in " + directory + " fail: " + e.getMessage(), e);
        }
    }

    private TrainingOrder seenFromThere(TrainingOrder order) {
        Map<String, String> properties = new TreeMap<>(order.properties());
        properties.put(RetrainingKeys.STATE_DIR.name(), state.toString());
        return new TrainingOrder(order.version(), properties, order.seen(), order.champion(), order.segments());
    }

    private String submit(TrainingOrder order, Path directory) throws IOException, InterruptedException {
        new Lease(directory, clock).renew();
        String id = UUID.randomUUID().toString().replace("-", "");
        // The id is written before the job is there, so that a service after us can end it.
        Files.writeString(directory.resolve(JOB_ID), id);
        List<String> arguments = new ArrayList<>(List.of("training " + order.version(), log().toString()));
        arguments.addAll(JavaCommand.of(SupervisorMain.class.getName())
                .heap(SUPERVISOR_HEAP)
                .small()
                .argument(directory.toAbsolutePath().toString())
                .words());
        String jar = cluster.upload(place.jar());
        try {
            cluster.run(jar, id, JOB, arguments);
        } finally {
            cluster.remove(jar);
        }
        progress.accept(order.version() + ": job " + id + " of Flink at " + place.address());
        return id;
    }

    /** What the job has ended as; empty if it is to be given up. */
    private Optional<String> watch(String job, Path directory, Instant deadline)
            throws IOException, InterruptedException {
        Lease lease = new Lease(directory, clock);
        ProgressFile said = new ProgressFile(directory);
        Optional<String> last = Optional.empty();
        while (!stopped.getAsBoolean() && !clock.instant().isAfter(deadline)) {
            lease.renew();
            Optional<String> now = said.read();
            if (!now.equals(last)) {
                now.ifPresent(progress);
                last = now;
            }
            String at = cluster.state(job)
                    .orElseThrow(() -> new LogUnreachableException(
                            "Flink at " + place.address() + " was started anew and does not know job " + job));
            if (ENDED.contains(at)) {
                return Optional.of(at);
            }
            Thread.sleep(LOOK.toMillis());
        }
        return Optional.empty();
    }

    private void end(String job) throws IOException, InterruptedException {
        cluster.cancel(job);
        Instant bound = clock.instant().plus(Lease.PATIENCE);
        while (cluster.state(job).filter(at -> !ENDED.contains(at)).isPresent()
                && clock.instant().isBefore(bound)) {
            Thread.sleep(LOOK.toMillis());
        }
    }

    @Override
    public void endLeftovers(List<Path> directories) throws InterruptedException {
        for (Path directory : directories) {
            try {
                if (Files.exists(directory.resolve(JOB_ID))) {
                    end(Files.readString(directory.resolve(JOB_ID)));
                }
            } catch (IOException e) {
                throw new UncheckedIOException("the job of " + directory + " cannot be ended: " + e.getMessage(), e);
            }
        }
    }

    private Path log() {
        return state.resolve("training-job.log");
    }
}
