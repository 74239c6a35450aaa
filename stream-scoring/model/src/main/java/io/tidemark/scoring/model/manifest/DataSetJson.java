package io.tidemark.scoring.model.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tidemark.scoring.model.parts.JsonFields;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The JSON form of a data set within a manifest. */
final class DataSetJson {

    private DataSetJson() {}

    static void write(DataSet set, ObjectNode node) {
        node.put("sha256", set.sha256());
        node.put("rows", set.rows());
        node.put("frauds", set.frauds());
        node.put("range", set.range().toString());
        set.sampling().ifPresent(sampling -> node.putObject("sampling")
                .put("most", sampling.most())
                .put("seed", sampling.seed())
                .put("share", sampling.share()));
        ArrayNode log = node.putArray("log");
        for (LogRange stretch : set.log()) {
            log.addObject()
                    .put("topic", stretch.topic())
                    .put("partition", stretch.partition())
                    .put("from", stretch.from())
                    .put("until", stretch.until());
        }
    }

    static DataSet read(JsonFields set) {
        List<LogRange> log = new ArrayList<>();
        for (JsonNode node : set.array("log")) {
            JsonFields stretch = new JsonFields(node, "training.data_set.log.");
            log.add(new LogRange(
                    stretch.text("topic"), partition(stretch), stretch.integer("from"), stretch.integer("until")));
        }
        return new DataSet(
                set.text("sha256"),
                set.integer("rows"),
                set.integer("frauds"),
                set.parsed("range", Duration::parse),
                log,
                set.has("sampling") ? Optional.of(sampling(set.object("sampling"))) : Optional.empty());
    }

    private static Sampling sampling(JsonFields sampling) {
        return new Sampling(
                (int) Math.min(Integer.MAX_VALUE, sampling.integer("most")),
                sampling.integer("seed"),
                sampling.number("share"));
    }

    private static int partition(JsonFields stretch) {
        long partition = stretch.integer("partition");
        if (partition > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("training.data_set.log.partition is " + partition + ", which is none");
        }
        return (int) partition;
    }
}
