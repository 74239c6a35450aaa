package io.tidemark.scoring.app.replay;

import io.tidemark.schemas.Score;
import io.tidemark.schemas.ShadowScore;
import io.tidemark.scoring.model.LoadedModel;
import io.tidemark.scoring.model.parts.RefusedBundleException;
import java.util.List;
import java.util.Optional;

/** What a shadow said of a transaction, found again. */
final class ReplayedShadows {

    private ReplayedShadows() {}

    static void compare(
            Score recorded,
            ShadowScore shadow,
            ModelSource models,
            List<Comparison> compared,
            List<String> notCompared) {
        String name = "shadow " + shadow.getModelVersion();
        Optional<LoadedModel> model;
        try {
            model = models.find(shadow.getModelVersion());
        } catch (RefusedBundleException e) {
            notCompared.add(name + ": " + e.getMessage());
            return;
        }
        if (model.isEmpty()) {
            notCompared.add(name + ": its bundle is not on record");
        } else if (DecisionReplay.fits(recorded, model.get(), compared)) {
            float margin = model.get().engine().margin(DecisionReplay.row(recorded));
            double score = model.get().engine().score(margin);
            compared.add(Comparison.bits(name + " margin", Double.valueOf(shadow.getMargin()), (double) margin));
            compared.add(Comparison.bits(name + " score", Double.valueOf(shadow.getScore()), score));
        }
    }
}
