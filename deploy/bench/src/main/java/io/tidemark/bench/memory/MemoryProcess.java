package io.tidemark.bench.memory;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.management.OperatingSystemMXBean;
import io.tidemark.drift.stats.quality.AveragePrecision;
import io.tidemark.training.fit.TrainedModel;
import io.tidemark.training.fit.Trainer;
import io.tidemark.training.params.TrainingParameters;
import io.tidemark.training.rows.LeastLots;
import io.tidemark.training.rows.Lots;
import io.tidemark.training.rows.TrainingRow;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * The process that is measured: trains one way and prints a {@link TrainedWay} as JSON. Arguments: the way, rows to
 * train on, rows that a sample may have.
 */
public final class MemoryProcess {

    private static final int TEST_ROWS = 200_000;
    private static final int CHUNK = 10_000;
    private static final long SEED = 17;

    private MemoryProcess() {}

    public static void main(String[] args) throws Exception {
        Way way = Way.valueOf(args[0]);
        long rows = Long.parseLong(args[1]);
        int most = Integer.parseInt(args[2]);
        TrainingParameters parameters = TrainingParameters.parse(
                "max_depth=6,tree_method=" + (way.name().endsWith("EXACT") ? "exact" : "hist"));
        double begin = processorSeconds();
        List<TrainingRow> held = way == Way.WHOLE || way == Way.WHOLE_EXACT ? whole(rows) : sampled(rows, most);
        try (TrainedModel model = new Trainer(parameters).train(held, SyntheticRows.NAMES)) {
            tell(begin, rows, held.size(), model::margins);
        }
    }

    private static List<TrainingRow> whole(long rows) {
        List<TrainingRow> all = new ArrayList<>();
        LongStream.range(0, rows).mapToObj(SyntheticRows::of).forEach(all::add);
        return all;
    }

    /** As a retraining samples what it reads. */
    private static List<TrainingRow> sampled(long rows, int most) {
        Lots lots = new Lots(SEED);
        LeastLots<TrainingRow> genuine = new LeastLots<>(most, 1);
        List<TrainingRow> frauds = new ArrayList<>();
        for (long i = 0; i < rows; i++) {
            TrainingRow row = SyntheticRows.of(i);
            double lot = lots.of(row.transactionId());
            if (row.fraud()) {
                frauds.add(row);
                genuine.giveUpAPlace();
            } else if (genuine.admits(lot)) {
                genuine.add(lot, row);
            }
        }
        double times = 1 / genuine.share();
        return Stream.concat(frauds.stream(), genuine.kept().map(row -> row.times(times)))
                .sorted((a, b) -> Long.compare(a.eventTime(), b.eventTime()))
                .toList();
    }

    private static void tell(double begin, long behind, long trained, Margins model) throws Exception {
        double seconds = processorSeconds() - begin;
        long peak = peakBytes();
        double[] scores = new double[TEST_ROWS];
        boolean[] frauds = new boolean[TEST_ROWS];
        for (int from = 0; from < TEST_ROWS; from += CHUNK) {
            List<TrainingRow> chunk = LongStream.range(behind + from, behind + from + CHUNK)
                    .mapToObj(SyntheticRows::of)
                    .toList();
            float[] margins = model.of(chunk);
            for (int i = 0; i < CHUNK; i++) {
                scores[from + i] = margins[i];
                frauds[from + i] = chunk.get(i).fraud();
            }
        }
        double precision = AveragePrecision.of(scores, frauds);
        System.out.println(new ObjectMapper().writeValueAsString(new TrainedWay(seconds, peak, precision, trained)));
    }

    /** Scores of rows. */
    @FunctionalInterface
    interface Margins {
        float[] of(List<TrainingRow> rows) throws Exception;
    }

    private static double processorSeconds() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime() / 1e9;
    }

    private static long peakBytes() throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
            if (line.startsWith("VmHWM:")) {
                return Long.parseLong(line.replaceAll("\\D", "")) << 10;
            }
        }
        throw new IOException("/proc/self/status has no line VmHWM; the bench bigger-data needs Linux");
    }
}
