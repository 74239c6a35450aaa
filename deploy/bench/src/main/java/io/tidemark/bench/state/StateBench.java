package io.tidemark.bench.state;

import io.tidemark.bench.measure.Bench;
import io.tidemark.bench.measure.BenchOptions;
import io.tidemark.bench.measure.BenchResult;
import io.tidemark.bench.measure.Samples;
import io.tidemark.features.catalogue.Catalogue;
import io.tidemark.features.catalogue.CatalogueReader;
import io.tidemark.features.engine.Block;
import io.tidemark.features.engine.BlockCodec;
import io.tidemark.features.engine.EntityEngine;
import io.tidemark.features.engine.EntityHead;
import io.tidemark.features.engine.EntityHeadCodec;
import io.tidemark.features.engine.EntityState;
import io.tidemark.features.engine.HeapBlocks;
import io.tidemark.schemas.Money;
import io.tidemark.schemas.Transaction;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/** Bytes of state per entity as they are written, by the number of events kept, and what a job full of them takes. */
public final class StateBench implements Bench {

    private static final Instant BEGIN = Instant.parse("2024-01-01T00:00:00Z");
    private static final int[] KEPT = {10, 60, 120};
    /** A million for the proof, which then takes about an hour on two cores. */
    private static final int CUSTOMERS = Integer.getInteger("tidemark.bench.customers", 20_000);
    /** One of them alone, or all. */
    private static final String CATALOGUE = System.getProperty("tidemark.bench.catalogue", "");
    /** What 60 events may take, so that a million customers fit on a small disk. */
    private static final double BYTES_PER_EVENT = 64;

    @Override
    public String name() {
        return "state";
    }

    @Override
    public String description() {
        return "bytes of state per customer, terminal and transaction; memory and disk of the whole on RocksDB";
    }

    @Override
    public List<BenchResult> run(BenchOptions options, Consumer<String> progress) throws Exception {
        List<BenchResult> results = new ArrayList<>();
        for (String name : catalogues()) {
            for (String entity : List.of("customer", "terminal")) {
                for (int kept : KEPT) {
                    results.add(measure(CatalogueReader.shipped(name), entity, kept));
                }
            }
        }
        for (String name : catalogues()) {
            results.addAll(new WholeState(name, CUSTOMERS)
                    .measure(
                            (entity, kept) -> bytes(CatalogueReader.shipped(name), entity, kept)
                                    .median(),
                            progress));
        }
        results.add(LabelIndex.measure(progress));
        return results;
    }

    private static List<String> catalogues() {
        return CATALOGUE.isEmpty() ? CatalogueReader.SHIPPED : List.of(CATALOGUE);
    }

    private static BenchResult measure(Catalogue catalogue, String entity, int kept) {
        return BenchResult.atMost(
                catalogue.name() + " " + entity + " with " + kept + " events kept",
                bytes(catalogue, entity, kept),
                Samples.of(600 + BYTES_PER_EVENT * kept),
                "600 and " + (int) BYTES_PER_EVENT + " an event",
                "bytes",
                1,
                true);
    }

    private static Samples bytes(Catalogue catalogue, String entity, int kept) {
        EntityEngine engine = new EntityEngine(catalogue, entity);
        HeapBlocks blocks = new HeapBlocks();
        EntityState state = new EntityState(engine.newHead(), blocks);
        Duration gap = engine.retention().dividedBy(kept);
        Random random = new Random(1);
        double[] vector = new double[catalogue.features().size()];
        Samples bytes = new Samples();
        for (int i = 0; i < 10 * kept; i++) {
            engine.answer(
                    state,
                    Transaction.newBuilder()
                            .setTransactionId("transaction-" + i)
                            .setEventTime(BEGIN.plus(gap.multipliedBy(i)))
                            .setCustomerId("c" + random.nextInt(1_000))
                            .setTerminalId("t" + random.nextInt(1_000))
                            .setAmount(new Money((long) random.nextInt(20_000), "EUR"))
                            .build(),
                    vector);
            if (i >= 5 * kept) {
                bytes.add(written(state.head(), blocks));
            }
        }
        return bytes;
    }

    private static int written(EntityHead head, HeapBlocks blocks) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            EntityHeadCodec.write(head, out);
            for (Block block : blocks.all()) {
                BlockCodec.write(block, out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.size();
    }
}
