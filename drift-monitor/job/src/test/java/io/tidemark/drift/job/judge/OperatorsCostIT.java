package io.tidemark.drift.job.judge;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.OperatingSystemMXBean;
import io.tidemark.drift.job.count.BinnedEvent;
import io.tidemark.drift.job.count.BinningStage;
import io.tidemark.drift.job.count.LocalCountsStage;
import io.tidemark.drift.job.count.ModelWindow;
import io.tidemark.drift.job.count.WindowPart;
import io.tidemark.drift.job.count.WindowsStage;
import io.tidemark.drift.job.log.ModelProfile;
import io.tidemark.drift.job.log.MonitorTypes;
import io.tidemark.drift.job.log.Outcome;
import io.tidemark.drift.job.log.PublishedModel;
import io.tidemark.drift.job.log.ScoredEvent;
import io.tidemark.drift.stats.profile.ProfileFit;
import io.tidemark.drift.stats.profile.ReferenceProfile;
import io.tidemark.flink.log.Intake;
import io.tidemark.flink.log.Message;
import io.tidemark.flink.log.Read;
import io.tidemark.flink.log.ReadSerializer;
import io.tidemark.schemas.Decision;
import io.tidemark.schemas.DriftReport;
import io.tidemark.schemas.segments.SegmentFields;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.CloseableIterator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The drift branch's operators in a mini cluster, without a log: {@code -Dtidemark.monitor.events} scores (20,000) are
 * all reported, none twice. Prints what an event costs of processor time.
 */
@Tag("component")
class OperatorsCostIT {
    private static final int FEW = 20_000;
    private static final int EVENTS = Integer.getInteger("tidemark.monitor.events", FEW);
    private static final long START = 1_700_000_000_000L;
    private static final long WINDOW = Duration.ofHours(1).toMillis();
    private static final int COLUMNS = 16;
    private static final int KINDS = 1_024;
    private static final double[][] VALUES = IntStream.range(0, KINDS)
            .mapToObj(kind -> new SplittableRandom(kind).doubles(COLUMNS).toArray())
            .toArray(double[][]::new);
    /** Made before anything is measured: a profile costs as much as a million events. */
    private static final PublishedModel MODEL = model();

    @Test
    void everyEventIsReportedOnce() throws Exception {
        if (EVENTS > FEW) {
            run(EVENTS / 10); // Or a measurement would be one of the compiler.
        }
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long cpu = system.getProcessCpuTime();
        long begun = System.nanoTime();

        assertThat(run(EVENTS)).isEqualTo(EVENTS);

        long wall = System.nanoTime() - begun;
        System.out.printf(
                "%,d events through the monitor's operators: %,d ns of processor time each, %,.0f a second%n",
                EVENTS, (system.getProcessCpuTime() - cpu) / EVENTS, EVENTS / (wall / 1e9));
    }

    /** @return the events of all reports */
    private static long run(int events) throws Exception {
        Configuration options = new Configuration();
        options.set(PipelineOptions.GENERIC_TYPES, false);
        try (StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(2, options)) {
            DataStream<PublishedModel> models = env.fromData(PublishedModel.TYPE, MODEL);
            SingleOutputStreamOperator<ScoredEvent> scored = env.fromSequence(0, events - 1)
                    .map(OperatorsCostIT::read, ReadSerializer.type(ScoredEvent.TYPE))
                    .process(new Intake<>(), ScoredEvent.TYPE)
                    .assignTimestampsAndWatermarks(
                            WatermarkStrategy.<ScoredEvent>forBoundedOutOfOrderness(Duration.ofHours(100))
                                    .withTimestampAssigner((event, ignored) -> event.time()));
            DataStream<Message> reports = scored.connect(models.broadcast())
                    .transform("binning", BinnedEvent.TYPE, new BinningStage(Duration.ofMinutes(1)))
                    .transform(
                            "counts",
                            WindowPart.TYPE,
                            new LocalCountsStage(WINDOW, SegmentFields.parse("segments", "country,channel"), 20))
                    .keyBy(WindowPart::model, Types.STRING)
                    .process(new WindowsStage(WINDOW, WINDOW, WINDOW, 20), ModelWindow.TYPE)
                    .keyBy(ModelWindow::version, Types.STRING)
                    .connect(models.broadcast(MonitorTypes.MODELS))
                    .process(new ComparisonStage(new PlainEncoder(), ComparisonRig.rules(2, 2, 10)), Message.TYPE);
            return reported(reports);
        }
    }

    private static long reported(DataStream<Message> reports) throws Exception {
        Map<String, Long> events = new HashMap<>();
        try (CloseableIterator<Message> all = reports.executeAndCollect()) {
            while (all.hasNext()) {
                DriftReport report =
                        DriftReport.fromByteBuffer(ByteBuffer.wrap(all.next().value()));
                assertThat(events.put(report.getReportId(), report.getEvents())).isNull();
            }
        }
        return events.values().stream().mapToLong(Long::longValue).sum();
    }

    private static Read<ScoredEvent> read(long number) {
        int kind = (int) (number % KINDS);
        return new Read.Sound<>(new ScoredEvent(
                "m1",
                START + number * 10,
                VALUES[kind],
                Outcome.of(kind % 50 == 0 ? Decision.DECLINE : Decision.APPROVE, false),
                new String[] {"country" + kind % 12, kind % 2 == 0 ? "online" : "chip"}));
    }

    private static PublishedModel model() {
        SplittableRandom random = new SplittableRandom(3);
        List<double[]> rows = new ArrayList<>();
        double[] scores = new double[4_000];
        long[] blocks = new long[scores.length];
        for (int i = 0; i < scores.length; i++) {
            rows.add(random.doubles(COLUMNS - 1).toArray());
            scores[i] = random.nextDouble();
            blocks[i] = i / 4;
        }
        List<String> names = IntStream.range(1, COLUMNS).mapToObj(i -> "f" + i).toList();
        ReferenceProfile profile = new ProfileFit(Set.of(), 1).fit(names, rows, scores, blocks);
        return new PublishedModel("m1", new ModelProfile("hash", profile.toJson()));
    }
}
