package io.tidemark.console.panel;

import io.tidemark.console.tally.Newest;
import io.tidemark.console.tally.SlidingCounts;
import io.tidemark.schemas.FraudAlert;
import io.tidemark.schemas.Reason;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Why there are alerts: the strongest reason of each, by its code. */
public final class ReasonsPanel implements Panel {

    static final int SECONDS = 900;
    private static final int CODES = 40;
    private static final String NONE = "none";

    private final SlidingCounts counts = new SlidingCounts(SECONDS, CODES);
    private final Newest<String, String> sentences = new Newest<>(CODES);

    /** @param example a sentence that was given with it last; null if there is none */
    record Code(String code, long alerts, String example) {}

    /** @param codes the most frequent first */
    record Frame(int seconds, long alerts, List<Code> codes) {}

    @Override
    public String name() {
        return "reasons";
    }

    @Override
    public void alert(FraudAlert alert, Place place) {
        if (alert.getRetraction() != null) {
            // It was counted when it came.
            return;
        }
        List<Reason> reasons = alert.getReasons();
        String code = reasons.isEmpty() ? NONE : reasons.get(0).getCode();
        counts.add(place.second(), code);
        if (!reasons.isEmpty()) {
            sentences.put(code, reasons.get(0).getSentence());
        }
    }

    @Override
    public Frame frame(Instant now) {
        counts.advance(now.getEpochSecond());
        Map<String, Long> totals = counts.totals();
        List<Code> codes = totals.entrySet().stream()
                .map(one -> new Code(
                        one.getKey(),
                        one.getValue(),
                        sentences.get(one.getKey()).orElse(null)))
                .sorted(Comparator.comparingLong(Code::alerts).reversed().thenComparing(Code::code))
                .toList();
        return new Frame(SECONDS, codes.stream().mapToLong(Code::alerts).sum(), codes);
    }
}
