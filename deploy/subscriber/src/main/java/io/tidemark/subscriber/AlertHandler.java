package io.tidemark.subscriber;

/**
 * Acts on alerts, one after the other.
 *
 * @param <T> of the alerts
 */
@FunctionalInterface
public interface AlertHandler<T> {

    /**
     * Acts on an alert, which is done when this returns.
     *
     * @throws Exception if it could not; the subscriber ends with it, and the alert is handed over again when one
     *     begins anew
     */
    void handle(Delivery<T> delivery) throws Exception;
}
