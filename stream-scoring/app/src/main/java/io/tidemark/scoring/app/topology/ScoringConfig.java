package io.tidemark.scoring.app.topology;

import io.tidemark.scoring.app.decision.fallback.AmountPolicy;
import io.tidemark.scoring.app.decision.fallback.FallbackSettings;
import io.tidemark.scoring.app.decision.reasons.ReasonSettings;
import io.tidemark.scoring.app.watch.WatchSettings;
import java.util.List;
import java.util.Optional;

/**
 * What the topology is a function of.
 *
 * @param features full name of the topic that is read
 * @param scores full name of the topic of all decisions
 * @param alerts full name of the topic of the decisions that are no approvals
 * @param superseded full name of the topic of the vectors that came after their transactions, or later ones, had been
 *     decided without
 * @param deadLetters full name of the topic of what cannot be read
 * @param amountPolicy decides where no model can
 * @param fallback when and how else than by the model in force it is decided
 * @param reasons which decisions are explained
 * @param watch over transactions whose vectors do not come; empty: there is none, and it costs nothing
 * @param remembered how many ids that were decided are remembered of each customer
 * @param customerStore where the customers' progress is kept between records
 */
public record ScoringConfig(
        String features,
        String scores,
        String alerts,
        String superseded,
        String deadLetters,
        AmountPolicy amountPolicy,
        FallbackSettings fallback,
        ReasonSettings reasons,
        Optional<WatchSettings> watch,
        int remembered,
        CustomerStore customerStore) {

    /** Where a task keeps its customers' progress; both are restored from the changelog. */
    public enum CustomerStore {
        /** On the heap: about 250 bytes a customer, the fastest. */
        MEMORY,
        /** On disk, for more customers than the heap holds. */
        ROCKSDB
    }

    /** Full names of the topics that are written. */
    public List<String> written() {
        return List.of(scores, alerts, superseded, deadLetters);
    }
}
