package io.tidemark.cli.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import io.tidemark.cli.docs.StringConstants;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A class that another one names by a text, since it lies on the class path of another process, is there. */
class NamedByTextTest {

    private static final Pattern CLASS = Pattern.compile("io\\.tidemark(?:\\.[a-z0-9_]+)+\\.[A-Z]\\w*");

    @Test
    void whatIsNamedByTextIsAClass() {
        Map<String, String> named = new TreeMap<>();
        House.CLASSES.forEach(type ->
                texts(type).stream().filter(CLASS.asMatchPredicate()).forEach(name -> named.put(name, type.getName())));
        assertThat(named)
                .as("the scan finds the job that trainings are")
                .containsValue("io.tidemark.retraining.run.flink.FlinkTraining");
        Set<String> missing = named.entrySet().stream()
                .filter(one -> !House.CLASSES.contain(one.getKey()))
                .map(one -> one.getValue() + " names " + one.getKey() + ", and there is no such class")
                .collect(Collectors.toSet());
        assertThat(missing).isEmpty();
    }

    private static Set<String> texts(JavaClass type) {
        try (InputStream in = type.getSource().orElseThrow().getUri().toURL().openStream()) {
            return StringConstants.read(in).strings();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
