package io.tidemark.bench;

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
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/** Bytes of state per entity as they are written, by the number of events kept. */
final class StateBench implements Bench {

    private static final Instant BEGIN = Instant.parse("2024-01-01T00:00:00Z");
    private static final int[] KEPT = {10, 60, 120};
    /** What 60 events may take, so that a million customers fit on a small disk. */
    private static final double BYTES_PER_EVENT = 64;

    @Override
    public String name() {
        return "state";
    }

    @Override
    public String description() {
        return "bytes of state per customer and terminal, by catalogue and number of events kept";
    }

    @Override
    public List<BenchResult> run(int rounds, Consumer<String> progress) throws IOException {
        List<BenchResult> results = new ArrayList<>();
        for (String name : CatalogueReader.SHIPPED) {
            for (String entity : List.of("customer", "terminal")) {
                for (int kept : KEPT) {
                    results.add(measure(CatalogueReader.shipped(name), entity, kept));
                }
            }
        }
        return results;
    }

    private static BenchResult measure(Catalogue catalogue, String entity, int kept) throws IOException {
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
        Samples bound = new Samples();
        bound.add(600 + BYTES_PER_EVENT * kept);
        return BenchResult.atMost(
                catalogue.name() + " " + entity + " with " + kept + " events kept",
                bytes,
                bound,
                "600 and " + (int) BYTES_PER_EVENT + " an event",
                "bytes",
                1,
                true);
    }

    private static int written(EntityHead head, HeapBlocks blocks) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        EntityHeadCodec.write(head, out);
        for (Block block : blocks.all()) {
            BlockCodec.write(block, out);
        }
        return bytes.size();
    }
}
