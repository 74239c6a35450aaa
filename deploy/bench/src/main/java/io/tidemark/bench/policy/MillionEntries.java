package io.tidemark.bench.policy;

import io.tidemark.bench.measure.BenchResult;
import io.tidemark.bench.measure.Samples;
import io.tidemark.schemas.ListEntry;
import io.tidemark.scoring.policy.Listing;
import io.tidemark.scoring.policy.list.ListTable;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A list of a million customers, beside a hash map of them. */
final class MillionEntries {

    private static final int ENTRIES = 1_000_000;
    private static final int LOOK_UPS = 2_000_000;
    private static final double MOST_NANOS = 100;
    private static final double MOST_MEGABYTES = 150;
    private static final String LIST = "stolen";

    private MillionEntries() {}

    static void measure(int rounds, List<BenchResult> results) {
        long before = used();
        ListTable table = new ListTable();
        for (int i = 0; i < ENTRIES; i++) {
            String entry = name(i);
            table.word(
                    i,
                    LIST + "/" + entry,
                    ListEntry.newBuilder()
                            .setList(LIST)
                            .setEntry(entry)
                            .setAddedAt(Instant.EPOCH)
                            .build());
        }
        double megabytes = (used() - before) / 1e6;
        Listing listing = table.at(table.version(1)).listing();
        before = used();
        Map<String, Long> map = new HashMap<>();
        for (int i = 0; i < ENTRIES; i++) {
            map.put(name(i), 0L);
        }
        double ofMap = (used() - before) / 1e6;
        String[] asked = new Random(3)
                .ints(LOOK_UPS / 8, 0, 2 * ENTRIES)
                .mapToObj(MillionEntries::name)
                .toArray(String[]::new);
        boolean equal = true;
        for (String each : asked) {
            equal &= listing.holds(LIST, each, 0) == map.containsKey(each);
        }
        Samples ours = new Samples();
        Samples peer = new Samples();
        for (int round = 0; round < rounds; round++) {
            ours.add(1_000 * lookedUp(asked, each -> listing.holds(LIST, each, 0)));
            peer.add(1_000 * lookedUp(asked, map::containsKey));
        }
        results.add(BenchResult.noMoreThan(MOST_MEGABYTES, "a list of 1,000,000", Samples.of(megabytes), "MB", equal));
        results.add(BenchResult.reported(
                "a list of 1,000,000", Samples.of(megabytes), Samples.of(ofMap), "HashMap", "MB", equal));
        results.add(BenchResult.noMoreThan(MOST_NANOS, "a look-up among 1,000,000", ours, "ns", equal));
        results.add(BenchResult.reported("a look-up among 1,000,000", ours, peer, "HashMap", "ns", equal));
    }

    private interface Holds {
        boolean holds(String entry);
    }

    /** Microseconds each; of the texts half are listed. */
    private static double lookedUp(String[] asked, Holds holds) {
        long found = 0;
        long begin = System.nanoTime();
        for (int i = 0; i < LOOK_UPS; i++) {
            found += holds.holds(asked[i % asked.length]) ? 1 : 0;
        }
        return PolicyBench.micros(begin, LOOK_UPS, found);
    }

    private static String name(int number) {
        return "customer-%07d".formatted(number);
    }

    /** Once what nobody holds is gone. */
    private static long used() {
        Runtime runtime = Runtime.getRuntime();
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 5; i++) {
            System.gc();
            least = Math.min(least, runtime.totalMemory() - runtime.freeMemory());
        }
        return least;
    }
}
