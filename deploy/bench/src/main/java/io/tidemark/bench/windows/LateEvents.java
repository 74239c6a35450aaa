package io.tidemark.bench.windows;

import io.tidemark.bench.late.LateEntity;
import io.tidemark.bench.measure.BenchResult;
import io.tidemark.bench.measure.Samples;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * What a late event costs beside one in order, at a customer and a terminal of the payments catalogue with full
 * windows.
 */
record LateEvents(int fill, int rounds) {

    private static final double GOAL = 20;
    private static final int EVENTS = 1_000;
    private static final int WARM_UP = 6;

    /** A number of events that all are as late. */
    private record Late(String name, Duration lateness, int events) {}

    private static final List<Late> ALL = List.of(
            new Late("late by 1 s", Duration.ofSeconds(1), EVENTS),
            new Late("late by 1 h", Duration.ofHours(1), EVENTS),
            new Late("late by 1 d", Duration.ofDays(1), EVENTS),
            new Late("late by 7 d", Duration.ofDays(7), EVENTS),
            new Late("late by 29 d", Duration.ofDays(29), EVENTS),
            new Late("10,000 stored for 12 h", Duration.ofHours(12), 10_000));

    List<BenchResult> run(Consumer<String> progress) throws IOException {
        List<BenchResult> results = new ArrayList<>();
        for (String entity : List.of("terminal", "customer")) {
            progress.accept("late events of a " + entity + " with %,d events on the heap".formatted(fill));
            try (LateEntity onHeap = LateEntity.onHeap(entity, fill)) {
                results.addAll(compare(entity + ", heap", onHeap));
            }
            progress.accept("the same in RocksDB");
            try (LateEntity inRocksDb = LateEntity.inRocksDb(entity, fill)) {
                results.addAll(compare(entity + ", RocksDB", inRocksDb));
            }
        }
        return results;
    }

    private List<BenchResult> compare(String where, LateEntity entity) {
        Samples inOrder = new Samples();
        List<Samples> late = ALL.stream().map(each -> new Samples()).toList();
        warmUp(entity);
        for (int round = 0; round < rounds; round++) {
            inOrder.add(entity.inOrder(2 * EVENTS));
            for (int i = 0; i < ALL.size(); i++) {
                late.get(i).add(entity.late(ALL.get(i).events(), ALL.get(i).lateness()));
            }
        }
        List<BenchResult> results = new ArrayList<>();
        for (int i = 0; i < ALL.size(); i++) {
            String name = where + ", " + ALL.get(i).name();
            results.add(BenchResult.atMost(
                    name,
                    late.get(i),
                    inOrder,
                    "an event in order",
                    "ns of processor time per event",
                    GOAL,
                    entity.equal()));
        }
        return results;
    }

    /** Long enough for the compiler, which sees many kinds of work before it comes here. */
    private static void warmUp(LateEntity entity) {
        for (int pass = 0; pass < WARM_UP; pass++) {
            for (Late late : ALL) {
                entity.inOrder(EVENTS);
                entity.late(EVENTS, late.lateness());
            }
        }
    }
}
