package io.tidemark.drift.stats.quality.book;

import io.tidemark.drift.stats.quality.tally.Estimate;
import io.tidemark.drift.stats.quality.tally.MoneyOutcome;
import io.tidemark.drift.stats.quality.tally.Realised;
import io.tidemark.drift.stats.quality.tally.WindowCounts;
import java.util.List;
import java.util.Optional;

/**
 * All that is known of the quality of one window.
 *
 * @param end of the window, ms
 * @param matured true: final, unless a label is revised that late
 * @param labelShare share of the fraud labels that should have come by now; NaN if the delays are not known yet
 * @param maturity age at which windows mature, ms
 * @param realised empty while the delays of the labels are not known, or so few labels have come that nothing can be
 *     said
 * @param estimated of everything that was scored; {@code estimatedMeasured}: of what labels can measure
 * @param caveats why the estimate should not be trusted; none if its assumptions hold as far as one can see
 */
public record WindowQuality(
        WindowKey key,
        long end,
        boolean matured,
        double labelShare,
        long maturity,
        WindowCounts counts,
        Optional<Realised> realised,
        List<MoneyOutcome> money,
        Estimate estimated,
        Estimate estimatedMeasured,
        EstimatorRecord record,
        List<String> caveats) {}
