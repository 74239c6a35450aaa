package io.tidemark.features.engine;

/**
 * Which chunk holds which time: pages of chunks, and a page of pages. The newest chunk is not in it. Every operation
 * reads and writes one page, whatever the number of chunks; a million rows are 8,000 to 16,000 chunks on 32 to 64
 * pages.
 *
 * <p>A page has the {@link Digests} of its chunks. Those of the pages are in a block of their own, the totals, place by
 * place as the root, since every event reads the root and few need them. A chunk without digests, as an earlier release
 * left it, counts nothing there.
 *
 * <p>The first entry may start earlier than it says, so a time before all entries belongs to the first.
 */
final class Directory {

    /** The pages by the time of their first chunk. Not limited in size, unlike other pages. */
    final Page root;
    /** Number of the block with the digests of the pages; {@link Chunk#NONE} until it is needed. */
    int totalsId = Chunk.NONE;

    Directory(Page root) {
        this.root = root;
    }

    boolean isEmpty() {
        return root.size == 0;
    }

    /** Number of the chunk that holds the rows around a time; there must be one. */
    int chunkAt(long time, Blocks blocks) {
        Page page = page(placeOfPage(time), blocks);
        return page.chunks[Math.max(0, page.lastUpTo(time))];
    }

    int first(Blocks blocks) {
        return page(0, blocks).chunks[0];
    }

    /** Time of the first row of the second chunk, or the given one if there is no second. */
    long secondFirstTime(Blocks blocks, long otherwise) {
        Page first = page(0, blocks);
        if (first.size > 1) {
            return first.firstTimes[1];
        }
        return root.size > 1 ? root.firstTimes[1] : otherwise;
    }

    /** Adds a chunk that is newer than all others, with the digests of its rows. */
    void add(long firstTime, int chunk, long[] sums, EventLog log, Blocks blocks) {
        int last = root.size - 1;
        Page page = last < 0 ? null : page(last, log, blocks);
        Page totals = totals(log, blocks);
        if (page == null || page.isFull()) {
            page = new Page(4, log.digests.width);
            page.insert(0, firstTime, chunk);
            page.digest(0, sums);
            int id = log.newId();
            root.insert(root.size, firstTime, id);
            totals.insert(totals.size, firstTime, id);
            totals.digest(totals.size - 1, sums);
            blocks.put(id, page);
        } else {
            page.insert(page.size, firstTime, chunk);
            page.digest(page.size - 1, sums);
            log.digests.add(sums, totals, last);
            blocks.put(root.chunks[last], page);
        }
        blocks.put(totalsId, totals);
    }

    /**
     * Adds a chunk that came out of another one, right behind that.
     *
     * @param firstTimeOfChunk of the other one
     * @param sums digests of the other one
     * @param sumsBehind of the new one
     */
    void addBehind(
            int chunk,
            long time,
            long firstTimeOfChunk,
            long[] sums,
            long firstTime,
            int behind,
            long[] sumsBehind,
            EventLog log,
            Blocks blocks) {
        int place = placeOfPage(time);
        Page page = page(place, log, blocks);
        int at = page.placeOf(chunk);
        boolean digested = page.digested(at);
        // The first chunk may have got rows that are older than its entry says, and older than those behind it.
        page.firstTimes[at] = Math.min(page.firstTimes[at], firstTimeOfChunk);
        root.firstTimes[place] = page.firstTimes[0];
        page.insert(at + 1, firstTime, behind);
        page.digest(at, digested ? sums : log.digests.nothing());
        page.digest(at + 1, digested ? sumsBehind : log.digests.nothing());
        if (page.isFull()) {
            Page rest = page.splitAt(Page.CAPACITY / 2);
            int id = log.newId();
            Page totals = totals(log, blocks);
            root.insert(place + 1, rest.firstTimes[0], id);
            totals.insert(place + 1, rest.firstTimes[0], id);
            totals.digest(place, log.digests.of(page, 0, page.size));
            totals.digest(place + 1, log.digests.of(rest, 0, rest.size));
            blocks.put(id, rest);
            blocks.put(totalsId, totals);
        }
        blocks.put(root.chunks[place], page);
    }

    /**
     * Takes more into the digests of a chunk.
     *
     * @param firstTime of the chunk
     */
    void addTo(int chunk, long firstTime, long[] sums, EventLog log, Blocks blocks) {
        int place = placeOfPage(chunk, firstTime, log, blocks);
        Page page = page(place, log, blocks);
        int at = page.placeOf(chunk);
        if (page.digested(at)) {
            log.digests.add(sums, page, at);
            blocks.put(root.chunks[place], page);
            Page totals = totals(log, blocks);
            log.digests.add(sums, totals, place);
            blocks.put(totalsId, totals);
        }
    }

    /**
     * Writes down the digests of a chunk anew.
     *
     * @param firstTime of the chunk
     */
    void digest(int chunk, long firstTime, long[] sums, EventLog log, Blocks blocks) {
        int place = placeOfPage(chunk, firstTime, log, blocks);
        Page page = page(place, log, blocks);
        page.digest(page.placeOf(chunk), sums);
        blocks.put(root.chunks[place], page);
        Page totals = totals(log, blocks);
        totals.digest(place, log.digests.of(page, 0, page.size));
        blocks.put(totalsId, totals);
    }

    private int placeOfPage(int chunk, long firstTime, EventLog log, Blocks blocks) {
        int place = placeOfPage(firstTime);
        while (page(place, log, blocks).placeOf(chunk) < 0) {
            // Chunks of one time may be on several pages.
            place--;
        }
        return place;
    }

    void removeFirst(EventLog log, Blocks blocks) {
        Page page = page(0, log, blocks);
        Page totals = totals(log, blocks);
        long[] gone = log.digests.of(page, 0, 1);
        page.remove(0);
        if (page.size == 0) {
            blocks.remove(root.chunks[0]);
            root.remove(0);
            totals.remove(0);
        } else {
            root.firstTimes[0] = page.firstTimes[0];
            log.digests.subtract(gone, totals, 0, page);
            blocks.put(root.chunks[0], page);
        }
        if (totals.size == 0) {
            blocks.remove(totalsId);
            totalsId = Chunk.NONE;
        } else {
            blocks.put(totalsId, totals);
        }
    }

    /** Place of the page that holds the chunk of a time. */
    int placeOfPage(long time) {
        return Math.max(0, root.lastUpTo(time));
    }

    /** A page with digests. */
    Page page(int place, EventLog log, Blocks blocks) {
        return withDigests(page(place, blocks), log);
    }

    /** The digests of all rows of each page. */
    Page totals(EventLog log, Blocks blocks) {
        if (totalsId == Chunk.NONE) {
            totalsId = log.newId();
            // Of another release, or empty: nothing is known of its chunks.
            return withDigests(root.copy(), log);
        }
        return (Page) blocks.get(totalsId);
    }

    private static Page withDigests(Page page, EventLog log) {
        if (page.columns.length == 0) {
            page.columns = new long[log.digests.width][page.chunks.length];
            for (int at = 0; at < page.size; at++) {
                page.digest(at, log.digests.nothing());
            }
        }
        return page;
    }

    private Page page(int place, Blocks blocks) {
        return (Page) blocks.get(root.chunks[place]);
    }

    /** Removes all blocks: the chunks of every page, also those of which all rows have expired, and the pages. */
    void removeBlocks(Blocks blocks) {
        for (int at = 0; at < root.size; at++) {
            int pageId = root.chunks[at];
            Page page = (Page) blocks.get(pageId);
            for (int chunk = 0; chunk < page.size; chunk++) {
                blocks.remove(page.chunks[chunk]);
            }
            blocks.remove(pageId);
        }
        if (totalsId != Chunk.NONE) {
            blocks.remove(totalsId);
        }
    }

    Directory copy() {
        Directory copy = new Directory(root.copy());
        copy.totalsId = totalsId;
        return copy;
    }
}
