package io.tidemark.features.job.rates;

import io.tidemark.features.catalogue.Catalogue;
import io.tidemark.features.job.event.Event;
import io.tidemark.features.job.event.RefusedEvent;
import io.tidemark.features.job.event.TransactionEvent;
import io.tidemark.features.job.event.WireFormats;
import io.tidemark.features.job.state.Types;
import io.tidemark.features.rates.Conversion;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichFlatMapFunction;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.util.Collector;

/**
 * Tells the amount of each transaction in the currencies that features ask for, as it is read. What it tells goes with
 * the transaction, so all stages, and whoever reads its vector, see the same.
 */
public final class ConversionStage extends RichFlatMapFunction<Event, Event> {
    private static final long serialVersionUID = 1L;
    private static final String NAME = "conversion";

    private final Conversion conversion;
    private final RateSource source;
    private final WireFormats formats;
    private transient WireFormats.Open wire;
    private transient Rates rates;
    private transient boolean tellsOfRefusals;

    private ConversionStage(Conversion conversion, RateSource source, WireFormats formats) {
        this.conversion = conversion;
        this.source = source;
        this.formats = formats;
    }

    /** The same transactions, told in other currencies if any feature of the catalogue asks for it. */
    public static DataStream<Event> of(
            DataStream<Event> transactions, Catalogue catalogue, RateSource source, WireFormats formats) {
        Conversion conversion = Conversion.of(catalogue);
        return conversion.isNone()
                ? transactions
                : transactions
                        .flatMap(new ConversionStage(conversion, source, formats), Types.EVENT)
                        .uid(NAME)
                        .name(NAME)
                        .setParallelism(transactions.getParallelism());
    }

    @Override
    public void open(OpenContext context) {
        wire = formats.open();
        rates = source.open();
        // Every subtask reads all tables.
        tellsOfRefusals = getRuntimeContext().getTaskInfo().getIndexOfThisSubtask() == 0;
    }

    @Override
    public void flatMap(Event event, Collector<Event> out) {
        if (event instanceof TransactionEvent transaction) {
            transaction.convert(conversion.amounts(transaction.transaction(wire), rates.tables()), wire);
        }
        out.collect(event);
        for (RefusedEvent letter : rates.refused()) {
            if (tellsOfRefusals) {
                out.collect(letter);
            }
        }
    }

    @Override
    public void close() {
        if (rates != null) {
            rates.close();
        }
    }
}
