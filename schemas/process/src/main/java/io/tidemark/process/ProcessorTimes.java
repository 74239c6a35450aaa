package io.tidemark.process;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the threads of a process have had of the processors since they began, by thread, as Linux counts it
 * (<a href="https://docs.kernel.org/scheduler/sched-stats.html">sched-stats</a>, {@code /proc/PID/task/TID/schedstat}).
 */
record ProcessorTimes(Map<String, Times> threads) {

    /**
     * Of one thread, or of several together.
     *
     * @param ran nanoseconds on a processor
     * @param waited nanoseconds in which it could have run and others did
     */
    record Times(long ran, long waited) {}

    ProcessorTimes {
        threads = Map.copyOf(threads);
    }

    /** Of a process that runs; empty where the system does not say. */
    static Optional<ProcessorTimes> of(long pid) {
        Map<String, Times> threads = new HashMap<>();
        try (DirectoryStream<Path> tasks = Files.newDirectoryStream(Path.of("/proc", Long.toString(pid), "task"))) {
            for (Path task : tasks) {
                read(task.resolve("schedstat"))
                        .ifPresent(times -> threads.put(task.getFileName().toString(), times));
            }
        } catch (IOException | DirectoryIteratorException e) {
            return Optional.empty(); // No such process any more, or a system without it.
        }
        return threads.isEmpty() ? Optional.empty() : Optional.of(new ProcessorTimes(threads));
    }

    /** What was had since an earlier look; threads that have ended since count for nothing. */
    Times since(ProcessorTimes before) {
        long ran = 0;
        long waited = 0;
        for (Map.Entry<String, Times> thread : threads.entrySet()) {
            Times then = before.threads.getOrDefault(thread.getKey(), new Times(0, 0));
            ran += Math.max(0, thread.getValue().ran() - then.ran());
            waited += Math.max(0, thread.getValue().waited() - then.waited());
        }
        return new Times(ran, waited);
    }

    private static Optional<Times> read(Path schedstat) {
        try {
            String[] fields = Files.readString(schedstat).trim().split(" ");
            return Optional.of(new Times(Long.parseLong(fields[0]), Long.parseLong(fields[1])));
        } catch (IOException e) {
            return Optional.empty(); // A thread that has just ended: before the file was opened, or before it was read.
        }
    }
}
