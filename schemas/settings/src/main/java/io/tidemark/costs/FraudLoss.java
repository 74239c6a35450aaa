package io.tidemark.costs;

import java.math.BigDecimal;

/**
 * What is lost by a fraud that nobody stops: a share of its amount and something fixed, such as the fee of a
 * chargeback.
 *
 * @param share of the amount, at least 0
 * @param fixed in minor units, at least 0
 */
public record FraudLoss(BigDecimal share, BigDecimal fixed) {

    /** @throws IllegalArgumentException if nothing would be lost, whatever the amount */
    public FraudLoss {
        if (share.signum() < 0 || fixed.signum() < 0 || share.signum() + fixed.signum() == 0) {
            throw new IllegalArgumentException("a fraud costs a share of its amount (" + share
                    + ") and something fixed (" + fixed + "); neither may be below 0, and one must be above");
        }
    }

    /** @param amount in minor units; what is paid back (below 0) puts nothing at risk */
    BigDecimal of(long amount) {
        return share.multiply(BigDecimal.valueOf(Math.max(0, amount))).add(fixed);
    }
}
