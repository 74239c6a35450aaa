package io.tidemark.bench.measure;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Sees what share of the machine others have while something is measured. */
public final class MachineWatch {

    private final long begin = System.nanoTime();
    private final double machine = ProcessorClock.ofTheMachine();
    private final double ours = ProcessorClock.ofThisTree();

    private MachineWatch() {}

    /** Empty where the system does not tell. */
    public static Optional<MachineWatch> start() {
        return Files.isReadable(Path.of("/proc/stat")) ? Optional.of(new MachineWatch()) : Optional.empty();
    }

    /** What there was since the start. */
    public MachineUse use() {
        double seconds = (System.nanoTime() - begin) / 1e9;
        // Ticks are counted for one and for all at different moments.
        double others = Math.max(0, ProcessorClock.ofTheMachine() - machine - (ProcessorClock.ofThisTree() - ours));
        return MachineUse.of(
                Runtime.getRuntime().availableProcessors(),
                others / seconds,
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }
}
