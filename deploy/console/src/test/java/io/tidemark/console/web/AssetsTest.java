package io.tidemark.console.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AssetsTest {

    private static final int MOST_BYTES = 50 * 1024;
    private static final Path FOLDER = Path.of("src/main/resources/io/tidemark/console/page");

    static Stream<String> names() {
        return Assets.FILES.keySet().stream();
    }

    private static String text(String name) {
        return new String(Assets.read(name), StandardCharsets.UTF_8);
    }

    @Test
    void everyFileIsServedAndAllOfThemTogetherAreSmall() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(Assets.FILES.keySet());
        }
        int sum = 0;
        for (String name : Assets.FILES.keySet()) {
            ByteArrayOutputStream packed = new ByteArrayOutputStream();
            try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
                out.write(Assets.read(name));
            }
            sum += packed.size();
        }
        assertThat(sum).isLessThan(MOST_BYTES);
    }

    @ParameterizedTest
    @MethodSource("names")
    void noTextBecomesMarkupAndNothingIsFetchedFromElsewhere(String name) {
        String code = text(name).replace("http://www.w3.org/2000/svg", "");
        assertThat(code)
                .doesNotContain("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "Function(")
                .doesNotContain("http://", "https://", "//cdn", "@import", "url(")
                .doesNotContainPattern("<script(?![^>]*src=)")
                .doesNotContainPattern("<[^>]+ (style|on[a-z]+)=");
    }

    @Test
    void scriptsImportOnlyFilesThatAreServed() {
        List<String> imported = names().filter(name -> name.endsWith(".js"))
                .flatMap(name -> text(name).lines())
                .filter(line -> line.startsWith("import "))
                .map(line -> line.replaceAll(".* from '\\./(.*)';", "$1"))
                .distinct()
                .toList();
        assertThat(imported).isNotEmpty().isSubsetOf(Assets.FILES.keySet());
    }
}
