package io.tidemark.bench.pipeline;

/**
 * When what is to be sent.
 *
 * @param first number of the first transaction
 * @param count of transactions
 * @param begin when the first is due, as {@link System#nanoTime} says it
 * @param perSecond rate; infinite for as fast as may be
 */
record Schedule(long first, int count, long begin, double perSecond) {

    /** When a transaction of it is due, counted from 0. */
    long due(int index) {
        return begin + (long) (index * 1e9 / perSecond);
    }

    /** How many are due by then. */
    long dueBy(long nanoTime) {
        long past = nanoTime - begin;
        return past < 0 ? 0 : Math.min(count, 1 + (long) (past * perSecond / 1e9));
    }

    long end() {
        return first + count;
    }
}
