package io.tidemark.cli.alerts;

import io.tidemark.nouns.Nouns;
import io.tidemark.schemas.AlertRetraction;
import io.tidemark.schemas.FraudAlert;
import io.tidemark.schemas.Label;
import io.tidemark.schemas.LogPosition;
import io.tidemark.schemas.PolicyTrace;
import io.tidemark.schemas.Reason;
import io.tidemark.schemas.Score;
import io.tidemark.schemas.Transaction;
import io.tidemark.schemas.text.ForeignRecord;
import io.tidemark.schemas.text.ForeignText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** An alert's story for people: the same parts for the terminal and for a page. */
final class AlertStoryText {

    private final AlertStory story;
    private final FraudAlert alert;
    private final Nouns nouns;

    private AlertStoryText(AlertStory story) {
        this.story = story;
        this.alert = ForeignRecord.shown(story.alert());
        this.nouns = story.nouns();
    }

    static String title(AlertStory story) {
        return "Alert " + ForeignText.line(story.alert().getAlertId());
    }

    /** Those that have something to say. */
    static List<StoryPart> parts(AlertStory story) {
        AlertStoryText text = new AlertStoryText(story);
        List<StoryPart> parts = new ArrayList<>(List.of(
                text.head(),
                text.event(),
                text.reasons(),
                text.told(),
                text.ground(),
                text.features(),
                text.before(),
                text.labels()));
        parts.removeIf(part -> part.rows().isEmpty());
        return parts;
    }

    /** As lines. */
    static String lines(AlertStory story) {
        StringBuilder lines = new StringBuilder(title(story));
        for (StoryPart part : parts(story)) {
            lines.append("\n\n").append(part.title());
            part.rows()
                    .forEach(row -> lines.append(String.format(Locale.ROOT, "%n  %-22s  %s", row.name(), row.text())));
        }
        return lines.toString();
    }

    private StoryPart head() {
        Optional<AlertRetraction> retraction =
                story.retraction().map(ForeignRecord::shown).map(FraudAlert::getRetraction);
        return new StoryPart("What it says")
                .with(
                        "state",
                        retraction
                                .map(one -> "withdrawn at " + one.getRetractedAt() + " by " + one.getBy() + ": "
                                        + one.getWhy())
                                .orElse("stands"))
                .with("raised", alert.getRaisedAt())
                .with("severity", alert.getSeverity())
                .with("decision", alert.getDecision())
                .with("score", alert.getScore())
                .with("rank", alert.getRank())
                .with("money at risk", alert.getMoneyAtRisk() == null ? "" : AlertText.money(alert.getMoneyAtRisk()))
                .with("flags", String.join(", ", alert.getFlags()));
    }

    private StoryPart event() {
        Transaction event = alert.getTransaction();
        StoryPart part = new StoryPart(nouns.in("The {event}"))
                .with("id", event.getTransactionId())
                .with("time", event.getEventTime())
                .with(nouns.in("{customer}"), event.getCustomerId())
                .with(nouns.in("{terminal}"), event.getTerminalId())
                .with("amount", event.getAmount() == null ? "" : AlertText.money(event.getAmount()))
                .with("channel", event.getChannel())
                .with("country", event.getCountry())
                .with("category", event.getCategory())
                .with("device", event.getDevice());
        event.getAttributes().forEach(part::with);
        return part;
    }

    private StoryPart reasons() {
        StoryPart part = new StoryPart("Why");
        for (Reason reason : alert.getReasons()) {
            part.with(
                    reason.getCode(),
                    String.format(Locale.ROOT, "%+.2f  %s", reason.getContribution(), reason.getSentence()));
        }
        return part;
    }

    private StoryPart told() {
        StoryPart part = new StoryPart(nouns.in("What the {customer} may be told"));
        story.publicSentences().forEach(sentence -> part.with("", ForeignText.line(sentence)));
        return part;
    }

    private StoryPart ground() {
        StoryPart part = new StoryPart("By what it was decided")
                .with("model", alert.getModelVersion())
                .with("bundle", alert.getBundleSha256())
                .with("policy version", alert.getPolicyVersion());
        PolicyTrace policy = alert.getPolicy();
        if (policy != null) {
            part.with("policy", policy.getName() + " " + policy.getVersion() + ", " + policy.getSha256())
                    .with("lane", policy.getLane())
                    .with("decided by", policy.getDecidedBy())
                    .with("rules that fired", String.join(", ", policy.getFired()))
                    .with("lists that hold it", String.join(", ", policy.getLists()))
                    .with("version of the lists", policy.getListsVersion());
        }
        return part.with("catalogue", alert.getCatalogueHash())
                .with("control sequence", alert.getControlSequence())
                .with("place", place(alert.getOriginTopic(), alert.getOrigin()))
                .with(
                        "vector",
                        alert.getFeaturesPosition() == null ? "" : place("features", alert.getFeaturesPosition()))
                .with("to take it again", alert.getReplay());
    }

    private StoryPart features() {
        StoryPart part = new StoryPart("Features");
        story.values().forEach((name, value) -> part.with(ForeignText.line(name), value.isNaN() ? "missing" : value));
        return part;
    }

    private StoryPart before() {
        StoryPart part = new StoryPart(nouns.in("What the {customer} did before"));
        for (Score each : story.before()) {
            Score score = ForeignRecord.shown(each);
            Transaction event = score.getTransaction();
            part.with(
                    place("transactions", score.getOrigin()),
                    event.getEventTime() + "  " + score.getDecision()
                            + (score.getScore() == null ? "" : String.format(Locale.ROOT, "  %.4f", score.getScore()))
                            + (event.getAmount() == null ? "" : "  " + AlertText.money(event.getAmount()))
                            + nouns.in("  {event} ") + event.getTransactionId()
                            + (event.getTerminalId().isEmpty()
                                    ? ""
                                    : nouns.in("  {terminal} ") + event.getTerminalId()));
        }
        return part;
    }

    private StoryPart labels() {
        StoryPart part = new StoryPart("What became known");
        for (Label each : story.labels()) {
            Label label = ForeignRecord.shown(each);
            part.with(
                    label.getObservedAt().toString(),
                    label.getVerdict() + " by " + label.getType()
                            + (label.getSource() == null ? "" : " of " + label.getSource()));
        }
        return part;
    }

    private static String place(String topic, LogPosition place) {
        return topic + " " + place.getPartition() + "-" + place.getOffset();
    }
}
