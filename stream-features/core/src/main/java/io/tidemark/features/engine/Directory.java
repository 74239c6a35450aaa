package io.tidemark.features.engine;

/**
 * Which chunk holds which time: pages of chunks, and a page of pages. The newest chunk is not in it. Every operation reads
 * and writes one page, whatever the number of chunks; a million rows are 8,000 to 16,000 chunks on 32 to 64 pages.
 *
 * <p>The first entry may start earlier than it says, so a time before all entries belongs to the first.
 */
final class Directory {

    /** The pages by the time of their first chunk. Not limited in size, unlike other pages. */
    final Page root;

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

    /** Adds a chunk that is newer than all others. */
    void add(long firstTime, int chunk, EventLog log, Blocks blocks) {
        int last = root.size - 1;
        if (last < 0 || page(last, blocks).isFull()) {
            Page page = new Page(4);
            page.insert(0, firstTime, chunk);
            int id = log.newId();
            root.insert(root.size, firstTime, id);
            blocks.put(id, page);
            return;
        }
        Page page = page(last, blocks);
        page.insert(page.size, firstTime, chunk);
        blocks.put(root.chunks[last], page);
    }

    /** Adds a chunk that came out of another one, right behind that. */
    void addBehind(int chunk, long time, long firstTime, int behind, EventLog log, Blocks blocks) {
        int place = placeOfPage(time);
        Page page = page(place, blocks);
        int at = page.placeOf(chunk);
        page.insert(at + 1, firstTime, behind);
        if (page.isFull()) {
            Page rest = page.splitAt(Page.CAPACITY / 2);
            int id = log.newId();
            root.insert(place + 1, rest.firstTimes[0], id);
            blocks.put(id, rest);
        }
        blocks.put(root.chunks[place], page);
    }

    void removeFirst(Blocks blocks) {
        Page page = page(0, blocks);
        page.remove(0);
        if (page.size == 0) {
            blocks.remove(root.chunks[0]);
            root.remove(0);
        } else {
            root.firstTimes[0] = page.firstTimes[0];
            blocks.put(root.chunks[0], page);
        }
    }

    private int placeOfPage(long time) {
        return Math.max(0, root.lastUpTo(time));
    }

    private Page page(int place, Blocks blocks) {
        return (Page) blocks.get(root.chunks[place]);
    }
}
