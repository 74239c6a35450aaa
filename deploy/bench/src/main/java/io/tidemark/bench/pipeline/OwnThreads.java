package io.tidemark.bench.pipeline;

import io.tidemark.bench.measure.ProcessorClock;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.Map;
import java.util.TreeMap;

/** Seconds of processor time of the stack's processes, and of the bench's own threads by what they do. */
final class OwnThreads {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private OwnThreads() {}

    /** @param pids of the stack's processes, by name */
    static Map<String, Double> seconds(Map<String, Long> pids) {
        Map<String, Double> seconds = new TreeMap<>(ProcessorClock.of(pids));
        double all = ProcessorClock.of(ProcessHandle.current().pid()).orElseThrow();
        double sender = 0;
        double readers = 0;
        for (ThreadInfo thread : THREADS.getThreadInfo(THREADS.getAllThreadIds())) {
            if (thread == null) {
                continue;
            }
            double time = Math.max(0, THREADS.getThreadCpuTime(thread.getThreadId())) / 1e9;
            if (thread.getThreadName().contains(LiveSender.CLIENT)) {
                sender += time;
            } else if (thread.getThreadName().startsWith(Ear.THREAD)) {
                readers += time;
            }
        }
        seconds.put("the sender", sender);
        seconds.put("the readers", readers);
        seconds.put("the rest of the bench", Math.max(0, all - sender - readers));
        return seconds;
    }
}
