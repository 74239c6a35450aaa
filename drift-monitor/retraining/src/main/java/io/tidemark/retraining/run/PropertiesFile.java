package io.tidemark.retraining.run;

import io.tidemark.process.OwnerOnly;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** Names and values in a file; whoever reads it meets all of them or no file. */
public record PropertiesFile(Path path) {

    Map<String, String> read() throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(path)) {
            properties.load(reader);
        }
        Map<String, String> map = new TreeMap<>();
        properties.forEach((key, value) -> map.put(key.toString(), value.toString()));
        return map;
    }

    public void write(Map<String, String> values) throws IOException {
        Properties properties = new Properties();
        properties.putAll(values);
        Path unfinished = path.resolveSibling(path.getFileName() + ".unfinished");
        // Settings hold secrets.
        try (Writer writer = OwnerOnly.writer(unfinished)) {
            properties.store(writer, null);
        }
        Files.move(unfinished, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
