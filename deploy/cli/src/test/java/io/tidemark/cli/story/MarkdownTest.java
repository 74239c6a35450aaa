package io.tidemark.cli.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.text.TextContentRenderer;

class MarkdownTest {

    private static final Parser PARSER =
            Parser.builder().extensions(List.of(TablesExtension.create())).build();
    private static final TextContentRenderer TEXT =
            TextContentRenderer.builder().build();

    @Example
    void aTextForgesNeitherAHeadingNorALinkNorACell() {
        assertThat(Markdown.plain("x\n\n# Approved\n[click](http://shop.example) | **yes** <b> TX_AMOUNT `a`"))
                .isEqualTo(
                        "x\\\\n\\\\n# Approved\\\\n\\[click\\](http://shop.example) \\| \\*\\*yes\\*\\* \\<b\\> TX_AMOUNT \\`a\\`");
        assertThat(Markdown.plain("# a")).isEqualTo("\\# a");
        assertThat(Markdown.plain("-0.5")).isEqualTo("-0.5");
    }

    @Property(tries = 2_000)
    void whateverATextIsAReaderOfMarkdownSeesTheText(@ForAll("texts") String text) {
        String word = "x" + text.strip() + "x";
        assertThat(TEXT.render(PARSER.parse("Seen: " + Markdown.plain(word)))).isEqualTo("Seen: " + word);
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings()
                .withChars("ab01_*[]()<>!#&;|~`-+=. ")
                .ofMinLength(1)
                .ofMaxLength(20);
    }
}
