package io.tidemark.scoring.app.process;

import io.tidemark.schemas.kafka.Connection;
import io.tidemark.scoring.model.ScoringEngineFactory;
import io.tidemark.scoring.model.fetch.BundleSource;
import io.tidemark.scoring.model.forest.CompiledForestFactory;
import io.tidemark.scoring.model.signing.SignaturePolicy;
import io.tidemark.scoring.model.signing.TrustedKeys;
import io.tidemark.scoring.xgboost4j.XgboostEngineFactory;
import java.io.IOException;
import java.io.Reader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;

/** The properties that a process was started with. Every complaint is an {@link IllegalArgumentException} in one sentence that names the key. */
public record ProcessProperties(Map<String, String> values) {

    public ProcessProperties {
        values = Map.copyOf(values);
    }

    /** Reads the one argument of a main class: a properties file in UTF-8. */
    public static ProcessProperties read(String... args) {
        if (args.length != 1) {
            throw new IllegalArgumentException("expected one argument, the properties file, but got " + args.length);
        }
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(Path.of(args[0]), StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new IllegalArgumentException("the properties file %s cannot be read: %s".formatted(args[0], e), e);
        }
        Map<String, String> values = new TreeMap<>();
        properties
                .stringPropertyNames()
                .forEach(key -> values.put(key, properties.getProperty(key).strip()));
        return new ProcessProperties(values);
    }

    public Connection connection() {
        return Connection.from(values);
    }

    public String text(String key, String otherwise) {
        return values.getOrDefault(key, otherwise);
    }

    /** Empty if the key is absent or blank. */
    public Optional<String> text(String key) {
        return Optional.ofNullable(values.get(key)).filter(value -> !value.isBlank());
    }

    public int number(String key, int otherwise, int least) {
        String value = text(key, String.valueOf(otherwise));
        try {
            int number = Integer.parseInt(value);
            if (number >= least) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw wrong(key, value, "a whole number of at least " + least, e);
        }
        throw wrong(key, value, "a whole number of at least " + least, null);
    }

    public BigDecimal decimal(String key, BigDecimal otherwise) {
        String value = text(key, otherwise.toPlainString());
        try {
            return new BigDecimal(value);
        } catch (NumberFormatException e) {
            throw wrong(key, value, "an amount, e.g. 1000.00", e);
        }
    }

    /** A duration as in {@code 500ms}, {@code 5s} or ISO 8601. */
    public Duration duration(String key, Duration otherwise) {
        String value = text(key, otherwise.toString()).toLowerCase(Locale.ROOT);
        try {
            if (value.endsWith("ms")) {
                return Duration.ofMillis(Long.parseLong(value.substring(0, value.length() - 2)));
            }
            return Duration.parse(value.startsWith("p") ? value : "pt" + value);
        } catch (DateTimeParseException | NumberFormatException e) {
            throw wrong(key, value, "a duration, e.g. 4s or 500ms", e);
        }
    }

    public <E extends Enum<E>> E choice(String key, E otherwise) {
        String value = text(key, otherwise.name());
        for (E one : otherwise.getDeclaringClass().getEnumConstants()) {
            if (one.name().equalsIgnoreCase(value)) {
                return one;
            }
        }
        throw wrong(
                key,
                value,
                "one of "
                        + String.join(
                                ", ",
                                Arrays.stream(otherwise.getDeclaringClass().getEnumConstants())
                                        .map(one -> one.name().toLowerCase(Locale.ROOT))
                                        .toList()),
                null);
    }

    /** {@code scoring.engine}: compiled (default) or xgboost4j. */
    public ScoringEngineFactory engine() {
        String name = text("scoring.engine", "compiled");
        return switch (name) {
            case "compiled" -> new CompiledForestFactory();
            case "xgboost4j" -> new XgboostEngineFactory();
            default -> throw wrong("scoring.engine", name, "compiled or xgboost4j", null);
        };
    }

    /**
     * {@code models.trusted.keys}: a file or directory of public keys; {@code models.unsigned}: refuse (default) or allow. The keys are looked at at once, so
     * that a wrong path stops the process and not the first bundle.
     */
    public SignaturePolicy signatures() {
        Optional<Path> keys = text("models.trusted.keys").map(Path::of);
        keys.ifPresent(TrustedKeys::read);
        return new SignaturePolicy(keys, choice("models.unsigned", Unsigned.REFUSE) == Unsigned.ALLOW);
    }

    /**
     * {@code models.fetch.from}: places, divided by commas, where bundles may lie that are too large for the log (default none); {@code models.fetch.limit} in
     * bytes (default 256 MB); {@code models.fetch.timeout} (default 30 s).
     */
    public BundleSource bundleSource() {
        return BundleSource.from(
                text("models.fetch.from", ""),
                number("models.fetch.limit", (int) BundleSource.MAX_BYTES, 1),
                duration("models.fetch.timeout", BundleSource.TIMEOUT));
    }

    private enum Unsigned {
        REFUSE,
        ALLOW
    }

    private static IllegalArgumentException wrong(String key, String value, String wanted, Exception cause) {
        return new IllegalArgumentException("%s is \"%s\", but should be %s".formatted(key, value, wanted), cause);
    }
}
