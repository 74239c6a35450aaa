package io.tidemark.features.files.guess;

import io.tidemark.features.files.Mapping;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Files of the layouts whose mappings are shipped. */
final class KnownLayout {

    private KnownLayout() {}

    /** The shipped mapping whose columns the header has and that reads the sample; empty if there is none. */
    static Optional<MappingGuess> of(Path file, Sample sample) {
        return Mapping.SHIPPED.stream()
                .map(Mapping::shipped)
                .filter(mapping -> mapping.dialect().equals(sample.dialect()) && sample.hasAll(mapping.everyColumn()))
                .filter(mapping -> labelsMeanSomething(mapping, sample)
                        && Tried.of(mapping, file).sound())
                .findFirst()
                .flatMap(mapping -> MappingGuess.shipped(
                        "# The header is that of the shipped mapping " + mapping.name() + ": '--mapping "
                                + mapping.name() + "' is enough.\n" + Mapping.text(mapping.name()),
                        List.of("the header is that of the shipped mapping " + mapping.name())));
    }

    private static boolean labelsMeanSomething(Mapping mapping, Sample sample) {
        return Stream.ofNullable(mapping.columns().get("fraud"))
                .flatMap(name -> sample.column(name).stream())
                .flatMap(column -> column.distinct().stream())
                .allMatch(text -> mapping.labels().verdict(text).isPresent());
    }
}
