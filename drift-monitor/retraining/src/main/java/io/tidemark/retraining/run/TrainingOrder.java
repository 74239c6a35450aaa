package io.tidemark.retraining.run;

import io.tidemark.retraining.order.OrderSecrets;
import io.tidemark.retraining.settings.RetrainingKeys;
import io.tidemark.schemas.ModelReference;
import io.tidemark.schemas.TrafficSegment;
import io.tidemark.scoring.model.bundle.Bundle;
import io.tidemark.training.gate.Champion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a training process is told to do, as files of its directory.
 *
 * @param version the name that the candidate is to have
 * @param properties the service's own, without its signing key, which stays with the service
 * @param seen an event time that was reached already; empty reads the log from its beginning
 * @param champion the rival; empty if none is in force
 */
public record TrainingOrder(
        String version,
        Map<String, String> properties,
        Optional<Instant> seen,
        Optional<Champion> champion,
        List<TrafficSegment> segments) {

    private static final String FILE = "order.properties";
    private static final String CHAMPION = "champion.zip";
    private static final String PREFIX = "order.";
    private static final String VERSION = PREFIX + "version";
    private static final String SEEN = PREFIX + "seen";
    private static final String SEGMENT = PREFIX + "segment.";
    private static final String FIELD = ".field";
    private static final String VALUE = ".value";

    /** Without secrets: see {@link OrderSecrets} for how the process is told them. */
    public void write(Path directory) throws IOException {
        PropertiesFile file = new PropertiesFile(directory.resolve(FILE));
        Map<String, String> all = new TreeMap<>(OrderSecrets.of(properties).told());
        all.remove(RetrainingKeys.SIGNING_KEY.name());
        // Where to run it is known to whoever reads the order: it is read there.
        all.remove(RetrainingKeys.RUN.name());
        all.put(VERSION, version);
        seen.ifPresent(time -> all.put(SEEN, time.toString()));
        for (int i = 0; i < segments.size(); i++) {
            all.put(SEGMENT + i + FIELD, segments.get(i).getField());
            all.put(SEGMENT + i + VALUE, segments.get(i).getValue());
        }
        if (champion.isPresent()) {
            Files.write(directory.resolve(CHAMPION), champion.get().bundle().bytes());
        }
        file.write(all);
    }

    public static TrainingOrder read(Path directory) throws IOException {
        Map<String, String> all = new PropertiesFile(directory.resolve(FILE)).read();
        Path champion = directory.resolve(CHAMPION);
        return new TrainingOrder(
                all.get(VERSION),
                settings(all),
                Optional.ofNullable(all.get(SEEN)).map(Instant::parse),
                Files.exists(champion) ? Optional.of(champion(Files.readAllBytes(champion))) : Optional.empty(),
                segments(all));
    }

    private static Map<String, String> settings(Map<String, String> all) {
        Map<String, String> settings = new TreeMap<>(all);
        settings.keySet().removeIf(name -> name.startsWith(PREFIX));
        return settings;
    }

    private static List<TrafficSegment> segments(Map<String, String> all) {
        List<TrafficSegment> segments = new ArrayList<>();
        for (int i = 0; all.containsKey(SEGMENT + i + FIELD); i++) {
            segments.add(new TrafficSegment(all.get(SEGMENT + i + FIELD), all.get(SEGMENT + i + VALUE)));
        }
        return segments;
    }

    private static Champion champion(byte[] bytes) {
        Bundle bundle = Bundle.open(bytes);
        return new Champion(new ModelReference(bundle.manifest().version(), bundle.sha256()), bundle);
    }
}
