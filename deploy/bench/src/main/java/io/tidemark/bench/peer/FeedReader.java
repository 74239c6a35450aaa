package io.tidemark.bench.peer;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tidemark.features.job.event.Event;
import io.tidemark.features.job.event.LabelEvent;
import io.tidemark.features.job.event.LogRecord;
import io.tidemark.features.job.event.TransactionEvent;
import io.tidemark.schemas.Label;
import io.tidemark.schemas.Transaction;
import java.util.Optional;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.util.Collector;

/** Makes events of a feed, as if they had been read from a log of one partition. */
final class FeedReader implements FlatMapFunction<Long, Event> {
    private static final long serialVersionUID = 1L;
    private static final long REST_MILLIS = 1;

    private final FeaturesJobFeed feed;

    FeedReader(FeaturesJobFeed feed) {
        this.feed = feed;
    }

    @Override
    public void flatMap(Long number, Collector<Event> out) throws InterruptedException {
        if (number >= feed.size()) {
            Thread.sleep(REST_MILLIS);
            return;
        }
        Optional<Label> label = feed.labelAt(number);
        if (label.isPresent()) {
            out.collect(LabelEvent.read(record(number, label.get().getTransactionId(), label.get()), label.get()));
        }
        Transaction transaction = feed.transaction(number);
        long time = transaction.getEventTime().toEpochMilli();
        String customer = transaction.getCustomerId();
        out.collect(new TransactionEvent(record(number, customer, transaction), customer, time, transaction));
    }

    private static LogRecord record(long number, String key, org.apache.avro.specific.SpecificRecord value) {
        return new LogRecord(0, number, 0, key.getBytes(UTF_8), FeedFormats.encode(value));
    }
}
