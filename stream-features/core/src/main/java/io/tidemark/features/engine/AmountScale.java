package io.tidemark.features.engine;

import io.tidemark.schemas.Transaction;
import io.tidemark.schemas.door.Currencies;
import io.tidemark.schemas.door.TransactionFlags;

/** In what units an entity's amounts are, and whether one that comes is of use beside those that it holds. */
final class AmountScale {

    private final WindowPlan plan;
    private final VectorFlags flags;
    private boolean foreign;

    AmountScale(WindowPlan plan, VectorFlags flags) {
        this.plan = plan;
        this.flags = flags;
    }

    /** Takes note of the amount's currency. Minor units of its major unit; 0 if the amount cannot be used. */
    int of(EntityHead head, Transaction transaction, long horizon) {
        foreign = false;
        if (!plan.columns.money()) {
            head.currency = null;
        }
        long time = transaction.getEventTime().toEpochMilli();
        if (!flags.amountUsable(plan.everyCurrency, transaction)) {
            if (TransactionFlags.usable(transaction.getAmount())) {
                head.refuseAmount(time);
            }
            return 0;
        }
        String currency = Currencies.shared(transaction.getAmount().getCurrency());
        if (plan.columns.money()) {
            boolean mixes = head.mixes(currency, horizon);
            foreign = mixes && plan.singleCurrency;
            if (foreign) {
                head.refuseAmount(time);
                return 0;
            }
            head.takeAmount(mixes ? EntityHead.SEVERAL : currency, time);
        }
        return Currencies.scale(currency);
    }

    /** Of the amounts that the entity holds, where they are all in one currency. */
    static int of(EntityHead head) {
        return head.currency == null || head.currency.equals(EntityHead.SEVERAL) ? 1 : Currencies.scale(head.currency);
    }

    /** No amount came. */
    void ofNone() {
        foreign = false;
    }

    /** Whether the amount that came last is in another currency than those that it would be added to. */
    boolean foreign() {
        return foreign;
    }
}
