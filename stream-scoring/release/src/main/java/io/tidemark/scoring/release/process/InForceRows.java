package io.tidemark.scoring.release.process;

import io.tidemark.metrics.Metric;
import io.tidemark.ops.Meters;
import io.tidemark.schemas.Activation;
import io.tidemark.schemas.Control;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which models are in force and since when, as series. Thread-safe. */
public final class InForceRows {

    private final Meters meters;
    private final Metric models;
    private long sequence;
    private volatile double since;

    /**
     * @param models by role and version
     * @param since its time
     */
    public InForceRows(Meters meters, Metric models, Metric since) {
        this.meters = meters;
        this.models = models;
        meters.gauge(since, this, rows -> rows.since);
    }

    /** It is in force in one partition at least. */
    public synchronized void activated(Control control) {
        if (control.getSequence() <= sequence) {
            return;
        }
        sequence = control.getSequence();
        since = control.getIssuedAt().toEpochMilli() / 1e3;
        meters.rows(models, rows(control.getActivation()));
    }

    private static Map<List<String>, Integer> rows(Activation activation) {
        Map<List<String>, Integer> rows = new LinkedHashMap<>();
        if (activation == null) {
            return rows;
        }
        if (activation.getChampion() != null) {
            rows.put(List.of("champion", activation.getChampion().getVersion()), 1);
        }
        activation
                .getChallengers()
                .forEach(one -> rows.put(List.of("challenger", one.getModel().getVersion()), 1));
        activation.getShadows().forEach(one -> rows.put(List.of("shadow", one.getVersion()), 1));
        return rows;
    }
}
