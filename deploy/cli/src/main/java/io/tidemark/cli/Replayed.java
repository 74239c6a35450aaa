package io.tidemark.cli;

import io.tidemark.cli.print.TextTable;
import io.tidemark.schemas.Score;
import io.tidemark.schemas.text.ForeignText;
import io.tidemark.scoring.app.replay.Comparison;
import io.tidemark.scoring.app.replay.ReplayReport;
import java.time.Instant;
import java.util.List;

/** What {@code replay} prints; model and bundle are null if none decided. */
record Replayed(
        String transactionId,
        String customerId,
        Instant decidedAt,
        String decision,
        List<String> flags,
        String modelVersion,
        String bundleSha256,
        boolean same,
        List<Comparison> compared,
        List<String> notCompared) {

    Replayed(Score score, ReplayReport report) {
        this(
                score.getTransaction().getTransactionId(),
                score.getTransaction().getCustomerId(),
                score.getScoredAt(),
                score.getDecision().name(),
                score.getFlags(),
                score.getModelVersion(),
                score.getBundleSha256(),
                report.same() && report.decided(),
                report.compared(),
                report.notCompared());
    }

    String text() {
        TextTable table = new TextTable("WHAT", "RECORDED", "RECOMPUTED", "BITS");
        compared.forEach(
                one -> table.row(one.what(), one.recorded(), one.recomputed(), one.same() ? "same" : "DIFFERENT"));
        StringBuilder text = new StringBuilder("%s of transaction %s of customer %s at %s%s%s%n"
                .formatted(
                        decision,
                        ForeignText.line(transactionId),
                        ForeignText.line(customerId),
                        decidedAt,
                        modelVersion == null ? "" : " by model " + ForeignText.line(modelVersion),
                        flags.isEmpty() ? "" : " [" + ForeignText.line(String.join(", ", flags)) + "]"));
        text.append(table);
        notCompared.forEach(one ->
                text.append("not compared: ").append(ForeignText.line(one)).append(System.lineSeparator()));
        long different = compared.stream().filter(one -> !one.same()).count();
        return text.append(compared.size())
                .append(" compared, ")
                .append(different)
                .append(" different")
                .toString();
    }
}
