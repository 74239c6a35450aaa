package io.tidemark.retraining;

import io.tidemark.retraining.run.TrainingProcess;
import io.tidemark.retraining.run.TrainingRun;
import io.tidemark.retraining.run.flink.FlinkTraining;
import io.tidemark.retraining.settings.RetrainingConfig;
import java.time.InstantSource;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Where trainings are run: on a cluster if one is set, else in a process of this machine. */
final class ConfiguredTraining {

    private ConfiguredTraining() {}

    /**
     * How trainings are run under this configuration.
     *
     * @param progress hears what the training is at
     * @param stopped once true the training is given up
     */
    static TrainingRun of(
            RetrainingConfig.Work work, InstantSource clock, Consumer<String> progress, BooleanSupplier stopped) {
        return work.flink()
                .<TrainingRun>map(
                        place -> new FlinkTraining(place, work.state(), work.budget(), clock, progress, stopped))
                .orElseGet(() ->
                        new TrainingProcess(work.state(), work.budget(), work.givingWay(), clock, progress, stopped));
    }
}
