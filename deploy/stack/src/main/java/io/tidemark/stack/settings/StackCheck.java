package io.tidemark.stack.settings;

import io.tidemark.settings.LayersByProcess;
import io.tidemark.settings.Problem;
import io.tidemark.settings.SettingsException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;

/** Reads the settings of every process before the first one starts. */
public final class StackCheck {

    private StackCheck() {}

    /**
     * What every process is to be started with, by process and by key.
     *
     * @param warn hears what is taken and should be written otherwise
     * @throws SettingsException with everything that is wrong with any of them
     */
    public static Map<String, Map<String, String>> read(LayersByProcess layers, Consumer<String> warn) {
        List<Problem> problems = new ArrayList<>(layers.problems());
        Map<String, Map<String, String>> read = new LinkedHashMap<>();
        Set<String> warnings = new LinkedHashSet<>();
        for (Settable process : Settable.ALL) {
            try {
                read.put(
                        process.name(),
                        layers.of(process.name())
                                .read(
                                        settings -> {
                                            Objects.requireNonNull(
                                                    process.make().apply(settings));
                                            return settings.texts();
                                        },
                                        warnings::add));
            } catch (SettingsException e) {
                problems.addAll(e.problems());
            }
        }
        if (!problems.isEmpty()) {
            throw new SettingsException(problems);
        }
        warnings.forEach(warn);
        return read;
    }
}
