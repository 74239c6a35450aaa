package io.tidemark.stack.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DirectoryNameTest {

    @ParameterizedTest
    @ValueSource(strings = {"sp ace", "äck", "\"q\" and 'q'", "50%20", "#1", "$HOME", "-x", "日本"})
    void namesAsPeopleGiveThemAreTaken(String name) {
        assertThat(DirectoryName.fault(Path.of("/tmp", name))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a,b", "a:b", "a;b", "a\\b", "${x}", "a\nb"})
    void namesThatAPartOfTheStackWouldPartAreRefused(String name) {
        assertThat(DirectoryName.fault(Path.of("/tmp", name)))
                .hasValueSatisfying(fault -> assertThat(fault).contains("choose another --data-dir"));
    }

    @Test
    void whatIsRefusedIsNamed() {
        assertThat(DirectoryName.fault(Path.of("/tmp/a, b")).orElseThrow())
                .contains("'/tmp/a, b' has a comma in its name");
    }
}
