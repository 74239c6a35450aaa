package io.tidemark.stack.directory;

import io.tidemark.process.OwnerOnly;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

/** Properties files in UTF-8. */
public final class PropertiesFile {

    private PropertiesFile() {}

    /** Reads all keys. */
    public static Map<String, String> read(Path file) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException("the properties file " + file + " cannot be read: " + e.getMessage(), e);
        }
        Map<String, String> map = new HashMap<>();
        properties.stringPropertyNames().forEach(key -> map.put(key, properties.getProperty(key)));
        return map;
    }

    /** Their owner's alone: settings hold secrets. */
    public static void write(Path file, Map<String, String> values) {
        Properties properties = new Properties();
        properties.putAll(values);
        try {
            OwnerOnly.createDirectories(file.getParent());
            try (Writer writer = OwnerOnly.writer(file)) {
                properties.store(writer, null);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the properties file " + file + " cannot be written: " + e.getMessage(), e);
        }
    }
}
