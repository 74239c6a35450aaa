package io.tidemark.bench.measure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.LongStream;

/** Seconds of processor time, as the system's {@code /proc} counts them: in steps of a hundredth. */
public final class ProcessorClock {

    /** {@code USER_HZ}, the same on every Linux that Java runs on. */
    private static final double TICKS = 100;

    private static final int USER = 11;
    private static final int SYSTEM = 12;
    private static final int ENDED_USER = 13;
    private static final int ENDED_SYSTEM = 14;

    private ProcessorClock() {}

    /** Of a process itself, what it started not counted; empty if it is gone. */
    public static Optional<Double> of(long pid) {
        return fields(pid).map(fields -> (fields[USER] + fields[SYSTEM]) / TICKS);
    }

    /** Of several processes, by name; one that is gone is left out. */
    public static Map<String, Double> of(Map<String, Long> pids) {
        Map<String, Double> seconds = new TreeMap<>();
        pids.forEach((name, pid) -> of(pid).ifPresent(time -> seconds.put(name, time)));
        return seconds;
    }

    /** Of this process and all that it has started, those that have ended included. */
    static double ofThisTree() {
        return LongStream.concat(
                                LongStream.of(ProcessHandle.current().pid()),
                                ProcessHandle.current().descendants().mapToLong(ProcessHandle::pid))
                        .mapToObj(ProcessorClock::fields)
                        .flatMap(Optional::stream)
                        .mapToLong(fields -> fields[USER] + fields[SYSTEM] + fields[ENDED_USER] + fields[ENDED_SYSTEM])
                        .sum()
                / TICKS;
    }

    /** Of all processes of the machine, with what a hypervisor took for others. */
    static double ofTheMachine() {
        String[] all =
                read(Path.of("/proc/stat")).lines().findFirst().orElseThrow().split(" +");
        long busy = 0;
        // user, nice, system, then idle and waiting, irq, softirq, steal; guests are in user already.
        for (int i : new int[] {1, 2, 3, 6, 7, 8}) {
            busy += Long.parseLong(all[i]);
        }
        return busy / TICKS;
    }

    /** The numbers behind the name, which may hold blanks and brackets; the first is the state and stands as 0. */
    private static Optional<long[]> fields(long pid) {
        Path stat = Path.of("/proc", String.valueOf(pid), "stat");
        String text;
        try {
            text = Files.readString(stat);
        } catch (IOException e) {
            return Optional.empty();
        }
        String[] words = text.substring(text.lastIndexOf(')') + 2).split(" ");
        long[] fields = new long[ENDED_SYSTEM + 1];
        for (int i = 1; i < fields.length; i++) {
            fields[i] = Long.parseLong(words[i]);
        }
        return Optional.of(fields);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " does not tell the processors' time", e);
        }
    }
}
