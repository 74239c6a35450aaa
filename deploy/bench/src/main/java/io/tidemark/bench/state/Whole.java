package io.tidemark.bench.state;

import io.tidemark.schemas.FeatureRecord;
import org.apache.flink.api.common.accumulators.LongCounter;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichMapFunction;

/** Counts vectors, and customers of whom all transactions are known. */
final class Whole extends RichMapFunction<FeatureRecord, FeatureRecord> {

    static final String VECTORS = "vectors";
    static final String WHOLE_CUSTOMERS = "whole-customers";
    private static final long serialVersionUID = 1L;

    private final int kept;
    private transient LongCounter vectors;
    private transient LongCounter customers;

    Whole(int kept) {
        this.kept = kept;
    }

    @Override
    public void open(OpenContext context) {
        vectors = getRuntimeContext().getLongCounter(VECTORS);
        customers = getRuntimeContext().getLongCounter(WHOLE_CUSTOMERS);
    }

    @Override
    public FeatureRecord map(FeatureRecord record) {
        if (record.getVector() == null) {
            return record;
        }
        vectors.add(1);
        if (record.getVector().getArrivalNumbers().get("customer") == kept) {
            customers.add(1);
        }
        return record;
    }
}
