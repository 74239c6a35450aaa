package io.tidemark.retraining;

import io.tidemark.schemas.ModelReference;
import io.tidemark.scoring.model.Bundle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
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
record TrainingOrder(
        String version, Map<String, String> properties, Optional<Instant> seen, Optional<Champion> champion) {

    private static final String FILE = "order.properties";
    private static final String CHAMPION = "champion.zip";
    private static final String VERSION = "order.version";
    private static final String SEEN = "order.seen";

    /** The directory is the owner's alone, since the properties may hold secrets. */
    void write(Path directory) throws IOException {
        PropertiesFile file = new PropertiesFile(directory.resolve(FILE));
        Map<String, String> all = new TreeMap<>(properties);
        all.remove(RetrainingConfig.SIGNING_KEY);
        all.put(VERSION, version);
        seen.ifPresent(time -> all.put(SEEN, time.toString()));
        if (champion.isPresent()) {
            Files.write(directory.resolve(CHAMPION), champion.get().bundle().bytes());
        }
        file.write(all);
    }

    static TrainingOrder read(Path directory) throws IOException {
        Map<String, String> all = new PropertiesFile(directory.resolve(FILE)).read();
        Path champion = directory.resolve(CHAMPION);
        return new TrainingOrder(
                all.get(VERSION),
                all,
                Optional.ofNullable(all.get(SEEN)).map(Instant::parse),
                Files.exists(champion) ? Optional.of(champion(Files.readAllBytes(champion))) : Optional.empty());
    }

    private static Champion champion(byte[] bytes) {
        Bundle bundle = Bundle.open(bytes);
        return new Champion(new ModelReference(bundle.manifest().version(), bundle.sha256()), bundle);
    }
}
