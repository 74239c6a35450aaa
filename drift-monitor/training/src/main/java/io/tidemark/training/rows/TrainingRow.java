package io.tidemark.training.rows;

/**
 * One transaction with its vector as it was served (or backfilled) and what it turned out to be.
 *
 * @param eventTime milliseconds since the epoch
 * @param vector one value per feature in the order of the catalogue, NaN is missing
 * @param weight how many transactions it stands for: more than one where a sample was let through of what is declined,
 *     or where only a sample of the genuine ones was kept
 * @param served how it was scored when it happened
 */
public record TrainingRow(
        String transactionId,
        String customerId,
        long eventTime,
        double[] vector,
        boolean fraud,
        double weight,
        Served served) {

    /** A row of which nobody knows how it was scored. */
    public TrainingRow(
            String transactionId, String customerId, long eventTime, double[] vector, boolean fraud, double weight) {
        this(transactionId, customerId, eventTime, vector, fraud, weight, Served.NONE);
    }

    /** A row that stands for itself. */
    public TrainingRow(String transactionId, String customerId, long eventTime, double[] vector, boolean fraud) {
        this(transactionId, customerId, eventTime, vector, fraud, 1);
    }

    /** The same, standing for so many times as much. */
    public TrainingRow times(double times) {
        return times == 1
                ? this
                : new TrainingRow(transactionId, customerId, eventTime, vector, fraud, weight * times, served);
    }

    /** The vector as models take it. */
    public float[] floats() {
        float[] floats = new float[vector.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) vector[i];
        }
        return floats;
    }
}
