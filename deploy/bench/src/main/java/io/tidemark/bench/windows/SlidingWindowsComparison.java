package io.tidemark.bench.windows;

import io.tidemark.bench.measure.BenchResult;
import io.tidemark.bench.measure.Samples;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple3;
import org.apache.flink.api.java.tuple.Tuple4;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.KeyedStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.streaming.api.windowing.assigners.SlidingEventTimeWindows;
import org.apache.flink.util.CloseableIterator;

/**
 * Count and sum over 24 hours, by our engine in a Flink operator and by Flink's sliding windows of a minute with an
 * incremental aggregate, over the same events. Events lie in the last millisecond of their minutes, where both mean the
 * same window.
 */
final class SlidingWindowsComparison {

    /** Key, time, count and sum. */
    private static final TypeInformation<Tuple4<String, Long, Long, Long>> RESULT =
            Types.TUPLE(Types.STRING, Types.LONG, Types.LONG, Types.LONG);

    private static final TypeInformation<Tuple3<String, Long, Long>> EVENT =
            Types.TUPLE(Types.STRING, Types.LONG, Types.LONG);

    private static final long MINUTE = 60_000;
    private static final int KEYS = 100;
    /** Flink's windows get fewer of the same events: each costs 1,440 updates. */
    private static final long PEER_EVENTS = 10_000;

    private static final long OUR_EVENTS = 1_000_000;
    private static final long COMPARED = 3_200;

    private final int rounds;

    SlidingWindowsComparison(int rounds) {
        this.rounds = rounds;
    }

    BenchResult run() throws Exception {
        Samples ours = new Samples();
        Samples peer = new Samples();
        for (int round = 0; round < Math.min(3, rounds); round++) {
            ours.add(nanosPerEvent(true, OUR_EVENTS));
            peer.add(nanosPerEvent(false, PEER_EVENTS));
        }
        return BenchResult.cheaper(
                "24-hour window at every event",
                ours,
                peer,
                "Flink SlidingEventTimeWindows 24 h / 1 min",
                "ns per event",
                100,
                valuesAreEqual());
    }

    /** Whether both say the same at every event. */
    boolean valuesAreEqual() throws Exception {
        Map<String, String> expected = results(false);
        return expected.size() == COMPARED && expected.equals(results(true));
    }

    /** By the wall clock of the whole job, its start included. */
    private static double nanosPerEvent(boolean engine, long events) throws Exception {
        StreamExecutionEnvironment env = environment();
        windows(env, events, KEYS, engine).sinkTo(new DiscardingSink<>());
        JobExecutionResult result = env.execute("bench");
        return result.getNetRuntime() * 1e6 / events;
    }

    /** Results by key and time, of two keys, so that the windows fill up. */
    private static Map<String, String> results(boolean engine) throws Exception {
        Map<String, String> results = new HashMap<>();
        try (CloseableIterator<Tuple4<String, Long, Long, Long>> found =
                windows(environment(), COMPARED, 2, engine).executeAndCollect()) {
            // Flink's windows go on after the last event; ours are asked at events alone.
            long last = COMPARED / 2 * MINUTE;
            found.forEachRemaining(result -> {
                if (result.f1 < last) {
                    results.put(result.f0 + "@" + result.f1, result.f2 + " " + result.f3);
                }
            });
        }
        return results;
    }

    private static DataStream<Tuple4<String, Long, Long, Long>> windows(
            StreamExecutionEnvironment env, long events, int keys, boolean engine) {
        KeyedStream<Tuple3<String, Long, Long>, String> keyed = env.fromSequence(0, events - 1)
                .map(i -> Tuple3.of("k" + i % keys, (i / keys + 1) * MINUTE - 1, i * 7_919 % 10_007))
                .returns(EVENT)
                .assignTimestampsAndWatermarks(WatermarkStrategy.<Tuple3<String, Long, Long>>forMonotonousTimestamps()
                        .withTimestampAssigner((event, ignored) -> event.f1))
                .keyBy(event -> event.f0, Types.STRING);
        return engine
                ? keyed.process(new EngineWindows(), RESULT)
                : keyed.window(SlidingEventTimeWindows.of(Duration.ofDays(1), Duration.ofMinutes(1)))
                        .aggregate(new CountAndSum(), new AtWindowEnd(), Types.TUPLE(Types.LONG, Types.LONG), RESULT);
    }

    private static StreamExecutionEnvironment environment() {
        Configuration flink = new Configuration();
        flink.set(PipelineOptions.OBJECT_REUSE, true);
        return StreamExecutionEnvironment.createLocalEnvironment(1, flink);
    }
}
