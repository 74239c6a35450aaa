package io.tidemark.features.engine;

/**
 * Chunks that an earlier release wrote, without {@link Digests}. Every event of their entity gives them to a few, the
 * newest first, so that no event pays for all; until they are through, rows up to {@link EventLog#undigestedUpTo} are
 * left out of what a late event is answered from, and its vector says so. An event in order does not need them.
 */
final class Undigested {

    /** About two thousand rows: most entities are through with their first event. */
    static final int CHUNKS_PER_EVENT = 16;

    private Undigested() {}

    static void digestSome(EventLog log, Blocks blocks) {
        Directory directory = log.directory;
        Page totals = directory.root.size > 0 ? directory.totals(log, blocks) : null;
        int place = directory.root.size == 0 ? -1 : directory.placeOfPage(log.undigestedUpTo);
        for (int left = CHUNKS_PER_EVENT; left > 0 && place >= 0; place--) {
            Page page = directory.page(place, log, blocks);
            int before = left;
            for (int at = page.size - 1; at >= 0 && left > 0; at--) {
                if (!page.digested(at)) {
                    Chunk chunk = (Chunk) blocks.get(page.chunks[at]);
                    page.digest(at, log.digests.of(chunk, 0, chunk.size));
                    log.undigestedUpTo = chunk.firstTime();
                    left--;
                }
            }
            if (left < before) {
                totals.digest(place, log.digests.of(page, 0, page.size));
                blocks.put(directory.root.chunks[place], page);
                blocks.put(directory.totalsId, totals);
            }
            if (left == 0) {
                return;
            }
        }
        log.undigestedUpTo = Long.MIN_VALUE;
    }
}
