package io.tidemark.retraining.run;

import io.tidemark.exit.ExitCodes;
import io.tidemark.process.ChildProcess;
import io.tidemark.process.GivingWay;
import io.tidemark.process.JavaCommand;
import io.tidemark.process.ResidentMemory;
import io.tidemark.process.StarvationWatch;
import io.tidemark.retraining.order.OrderSecrets;
import io.tidemark.retraining.settings.TrainingBudget;
import io.tidemark.training.RetrainingOutcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Trains in a process of its own, so that scoring on the same machine does not feel it: it gives way to all others as
 * long as they leave it something, has a budget, and a crash of native code ends that process alone. It ends with this
 * one, however that ends.
 */
public final class TrainingProcess implements TrainingRun {

    private static final Logger LOG = LoggerFactory.getLogger(TrainingProcess.class);
    private static final Duration LOOK = Duration.ofMillis(100);
    /** Of a process that is ended by a signal, which may be bad luck. */
    private static final int STARTS = 3;
    /** What the JVM exits with when its heap is full. */
    private static final int HEAP_FULL = 3;
    /** Exit codes of signals lie above. */
    private static final int SIGNALS = 128;

    private final Path state;
    private final TrainingBudget budget;
    private final GivingWay givingWay;
    private final InstantSource clock;
    private final Consumer<String> progress;
    private final BooleanSupplier stopped;

    /**
     * @param state directory for the work and the log of the last training
     * @param givingWay how far each training gives way at first
     * @param progress hears what the training is at
     * @param stopped once true the training is given up
     */
    public TrainingProcess(
            Path state,
            TrainingBudget budget,
            GivingWay givingWay,
            InstantSource clock,
            Consumer<String> progress,
            BooleanSupplier stopped) {
        this.state = state;
        this.budget = budget;
        this.givingWay = givingWay;
        this.clock = clock;
        this.progress = progress;
        this.stopped = stopped;
    }

    /** @throws LogUnreachableException if the process could not reach broker or registry */
    @Override
    public Optional<RetrainingOutcome> run(TrainingOrder order, Path directory) throws InterruptedException {
        Instant deadline = clock.instant().plus(budget.time());
        try {
            order.write(directory);
            GivingWay way = givingWay;
            int died = 0;
            while (true) {
                try (ChildProcess child = start(order, directory, way)) {
                    Watched watched = watch(child, directory, deadline, new StarvationWatch(way));
                    if (stopped.getAsBoolean()) {
                        child.kill();
                        return Optional.empty();
                    }
                    if (watched.breach().isPresent()) {
                        child.kill();
                        return Optional.of(RetrainingOutcome.refused(
                                order.version(), watched.breach().get()));
                    }
                    if (watched.starved()) {
                        child.kill();
                        way = sayingSo(way);
                        continue;
                    }
                    int code = child.onExit().join();
                    if (code <= SIGNALS || ++died == STARTS) {
                        return Optional.of(outcome(order, directory, code, child));
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the files of the training in " + directory + " fail: " + e.getMessage(), e);
        }
    }

    /** How a look at a training ended; neither if it ended by itself. */
    private record Watched(Optional<String> breach, boolean starved) {}

    private GivingWay sayingSo(GivingWay way) {
        GivingWay less = way.less();
        LOG.warn(
                "Others left the training next to nothing of the processors at niceness {}; it begins again at niceness {}",
                way.level(),
                less.level());
        progress.accept("beginning again at niceness " + less.level() + ", since others left it next to nothing at "
                + way.level());
        return less;
    }

    private ChildProcess start(TrainingOrder order, Path directory, GivingWay way) throws IOException {
        Path log = state.resolve("training.log");
        Files.deleteIfExists(log);
        JavaCommand command = JavaCommand.of(TrainingMain.class.getName())
                .heap(budget.heapMegabytes())
                .option("-XX:+UseSerialGC")
                .option("-XX:ErrorFile=" + directory.resolve("crash.log"))
                // XGBoost unpacks its library there, and a process that is killed does not clear it away.
                .property("java.io.tmpdir", directory.toString())
                .nice(way.level())
                .variables(OrderSecrets.of(order.properties()).variables())
                .argument(directory.toString());
        return ChildProcess.start("training", command, log);
    }

    /** Until it ends, is given up, starves, or breaks its budget: then with the sentence that says so. */
    private Watched watch(ChildProcess child, Path directory, Instant deadline, StarvationWatch starvation)
            throws InterruptedException {
        ProgressFile said = new ProgressFile(directory);
        // A start before may have left its last word.
        Optional<String> last = said.read();
        OptionalInt exit = OptionalInt.empty();
        while (exit.isEmpty() && !stopped.getAsBoolean()) {
            exit = child.awaitExit(LOOK);
            Optional<String> now = said.read();
            if (!now.equals(last)) {
                now.ifPresent(progress);
                last = now;
            }
            long resident = ResidentMemory.of(child.pid()).orElse(0);
            if (resident > (long) budget.memoryMegabytes() << 20) {
                return new Watched(Optional.of(budget.outOfMemory(resident)), false);
            }
            if (exit.isEmpty() && clock.instant().isAfter(deadline)) {
                return new Watched(Optional.of(budget.outOfTime()), false);
            }
            if (exit.isEmpty() && starvation.starves(child.pid())) {
                return new Watched(Optional.empty(), true);
            }
        }
        return new Watched(Optional.empty(), false);
    }

    private RetrainingOutcome outcome(TrainingOrder order, Path directory, int code, ChildProcess child)
            throws IOException {
        return switch (code) {
            case ExitCodes.DONE -> new OutcomeFiles(directory).read();
            case ExitCodes.TRY_AGAIN ->
                throw new LogUnreachableException(child.logTail().strip());
            case HEAP_FULL -> RetrainingOutcome.refused(order.version(), budget.outOfHeap());
            default ->
                RetrainingOutcome.refused(
                        order.version(),
                        "The training process ended with exit code " + code + "; its log " + child.log() + " says why");
        };
    }
}
