package io.tidemark.features.job.backfill;

import io.tidemark.features.catalogue.field.NumberCheck;
import io.tidemark.features.files.table.InputFile;
import io.tidemark.features.job.backfill.FeaturesJobBackfillConfig.Files;
import io.tidemark.features.job.event.Event;
import io.tidemark.features.job.log.Reading;
import io.tidemark.features.job.state.Types;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.ProcessFunction;

/** The rows of files, and the labels that their verdicts became; each file is read by one subtask. */
record FileFeed(Files files, NumberCheck numbers) {

    /** These stand where the names of topics stand of what was read from a log. */
    static final String TRANSACTIONS = "transactions";

    static final String LABELS = "labels";

    static final String OUTCOMES = "outcomes";

    DataStream<Event> transactions(StreamExecutionEnvironment env) {
        return read(env, Reading.Kind.TRANSACTIONS, TRANSACTIONS);
    }

    DataStream<Event> labels(StreamExecutionEnvironment env) {
        return read(env, Reading.Kind.LABELS, LABELS);
    }

    DataStream<Event> outcomes(StreamExecutionEnvironment env) {
        List<String> paths = paths(files.outcomes());
        return read(env, paths, OUTCOMES, new FileOutcomes(paths));
    }

    private DataStream<Event> read(StreamExecutionEnvironment env, Reading.Kind kind, String name) {
        List<String> paths = paths(files.files());
        return read(env, paths, name, new FileRows(kind, files, paths, numbers));
    }

    private static List<String> paths(List<Path> files) {
        List<String> paths = new ArrayList<>();
        for (Path file : files) {
            paths.add(
                    InputFile.isStandardInput(file)
                            ? file.toString()
                            : file.toAbsolutePath().toString());
        }
        return paths;
    }

    private static DataStream<Event> read(
            StreamExecutionEnvironment env, List<String> paths, String name, ProcessFunction<String, Event> rows) {
        return env.fromData(paths, org.apache.flink.api.common.typeinfo.Types.STRING)
                .setParallelism(1)
                .uid(name + "-files")
                .name(name + "-files")
                .rebalance()
                .process(rows, Types.EVENT)
                .uid(name)
                .name(name)
                .assignTimestampsAndWatermarks(FeaturesJobBackfill.orderOfTheLog())
                .uid(name + "-places")
                .name(name + "-places");
    }
}
