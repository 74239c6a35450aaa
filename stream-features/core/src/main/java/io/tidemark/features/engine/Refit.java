package io.tidemark.features.engine;

import io.tidemark.features.algebra.Accumulator;
import io.tidemark.features.algebra.Row;

/**
 * Takes a state over to another catalogue: the rows stay, with what was kept of them, and windows and cursors are made
 * anew. What a feature needs and older rows do not have is written down in {@link Since}.
 */
final class Refit {

    private final WindowPlan plan;

    Refit(WindowPlan plan) {
        this.plan = plan;
    }

    static EventLog emptyLog(WindowPlan plan) {
        return new EventLog(plan.columns, plan.digests, plan.edges.length);
    }

    void refit(EntityState state) {
        EntityHead head = state.head();
        EventLog old = head.log;
        EventLog log = emptyLog(plan);
        log.droppedUpTo = old.droppedUpTo;
        log.startAfter(old.lastId);
        boolean fit = currencyFits(head);
        boolean amounts = fit && plan.columns.money() && old.columns.money();
        head.since = since(head, amounts, fit);
        head.currency = amounts ? head.currency : null;
        move(old, log, amounts, state.blocks());
        head.log = log;
        head.fingerprint = plan.fingerprint;
        head.accumulators = new Accumulator[plan.gauges.length];
        head.results = null;
        new RunningWindows(plan).rebuild(state);
    }

    /** Amounts in several currencies, or in another than the catalogue's, are of no use where all are added up. */
    private boolean currencyFits(EntityHead head) {
        boolean single = !plan.singleCurrency || !EntityHead.SEVERAL.equals(head.currency);
        return single && (plan.namedCurrency == null || plan.namedCurrency.equals(head.currency));
    }

    /**
     * Up to when rows lack an amount that was refused for its currency, and that this plan would have taken: it names
     * no currency, nor is one held beside which the others are refused.
     */
    private long refused(EntityHead head) {
        boolean held = head.currency != null && head.newestAmount > head.log.droppedUpTo;
        boolean asBefore = plan.namedCurrency != null || (plan.singleCurrency && held);
        return asBefore || !head.lacksAmounts() ? Since.EVER : head.newestRefused;
    }

    private void move(EventLog old, EventLog log, boolean amounts, Blocks blocks) {
        Row from = new Row();
        from.texts = new long[old.columns.texts().length];
        Row to = plan.newRow();
        int[] texts = places(plan.columns.texts(), old.columns.texts());
        int[] filters = places(plan.columns.filters(), old.columns.filters());
        Walk walk = old.after(old.droppedUpTo, blocks);
        while (walk.atRow()) {
            walk.read(from);
            to.time = from.time;
            to.amount = amounts ? from.amount : Row.UNUSABLE;
            to.latitude = from.latitude;
            to.longitude = from.longitude;
            to.filters = 0;
            for (int filter = 0; filter < filters.length; filter++) {
                boolean matched = filters[filter] >= 0 && (from.filters >>> filters[filter] & 1) == 1;
                to.filters |= matched ? 1L << filter : 0;
            }
            for (int text = 0; text < texts.length; text++) {
                to.texts[text] = texts[text] < 0 ? Row.MISSING : from.texts[texts[text]];
            }
            Chunk chunk = walk.chunk();
            boolean labelled = chunk.ids != null;
            log.append(to, labelled ? chunk.ids[walk.offset()] : 0, labelled ? chunk.labels[walk.offset()] : 0, blocks);
            walk.forward();
        }
        old.directory.removeBlocks(blocks);
    }

    /** @param fit whether the amounts that were of use are of use still */
    private Since since(EntityHead head, boolean amounts, boolean fit) {
        Columns before = head.log.columns;
        Columns now = plan.columns;
        long first = head.newest;
        Since since = new Since(now.texts().length, now.filters().length);
        long refused = refused(head);
        since.money = amounts ? Math.max(head.since.money, refused) : first;
        since.located = before.located() ? head.since.located : first;
        since.labelled = before.labelled() ? head.since.labelled : first;
        fill(since.texts, places(now.texts(), before.texts()), head.since.texts, first);
        fill(since.filters, places(now.filters(), before.filters()), head.since.filters, first);
        // Whether a row matched a filter on amounts was decided by the currency, too.
        long compared = fit || head.currency == null ? refused : first;
        for (int filter = 0; filter < since.filters.length; filter++) {
            if (plan.filters.get(filter).comparesAmounts()) {
                since.filters[filter] = Math.max(since.filters[filter], compared);
            }
        }
        return since;
    }

    private static void fill(long[] since, int[] places, long[] before, long first) {
        for (int i = 0; i < since.length; i++) {
            since[i] = places[i] < 0 ? first : before[places[i]];
        }
    }

    /** For each column of now its place before, or -1. */
    private static int[] places(long[] now, long[] before) {
        int[] places = new int[now.length];
        for (int i = 0; i < now.length; i++) {
            places[i] = -1;
            for (int k = 0; k < before.length; k++) {
                if (before[k] == now[i]) {
                    places[i] = k;
                }
            }
        }
        return places;
    }
}
