package io.tidemark.cli.alerts;

import io.tidemark.cli.reading.RecordJson;
import io.tidemark.schemas.Score;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An alert's story for programs: records as the log has them. */
final class AlertStoryJson {

    private AlertStoryJson() {}

    static Map<String, Object> of(AlertStory story) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("alert", RecordJson.of(story.alert()));
        document.put(
                "retraction",
                story.retraction()
                        .map(record -> RecordJson.of(record.getRetraction()))
                        .orElse(null));
        document.put("public_sentences", story.publicSentences());
        document.put("decision", story.decision().map(RecordJson::of).orElse(null));
        Map<String, Object> features = new LinkedHashMap<>();
        story.values().forEach((name, value) -> features.put(name, Double.isFinite(value) ? value : null));
        document.put("features", features);
        document.put(
                "before", story.before().stream().map(AlertStoryJson::event).toList());
        List<Map<String, Object>> labels =
                story.labels().stream().map(RecordJson::of).toList();
        document.put("labels", labels);
        return document;
    }

    private static Map<String, Object> event(Score score) {
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("origin", RecordJson.of(score.getOrigin()));
        event.put("transaction", RecordJson.of(score.getTransaction()));
        event.put("decision", score.getDecision().toString());
        event.put("score", score.getScore());
        return event;
    }
}
