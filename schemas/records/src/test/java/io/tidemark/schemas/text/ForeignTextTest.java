package io.tidemark.schemas.text;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ForeignTextTest {

    @Example
    void whatActsOnATerminalIsSeenInItsPlace() {
        assertThat(ForeignText.line("a\u001b[2Jb\r\nc\td\u009be\u007ff"))
                .isEqualTo("a\\u001b[2Jb\\r\\nc\\td\\u009be\\u007ff");
        assertThat(ForeignText.line("x\u202Ey\u2066z\u200B\u2028\u2029\uFEFF\u00AD"))
                .isEqualTo("x\\u202ey\\u2066z\\u200b\\u2028\\u2029\\ufeff\\u00ad");
        assertThat(ForeignText.line("\uD83D\uDE00 \uD83D \uDE00")).isEqualTo("\uD83D\uDE00 \\ud83d \\ude00");
        assertThat(ForeignText.line(new String(Character.toChars(0xE0041)))).isEqualTo("\\udb40\\udc41");
        assertThat(ForeignText.line("C:\\new Käse 猫")).isEqualTo("C:\\\\new Käse 猫");
        assertThat(ForeignText.line(null)).isEqualTo("null");
    }

    @Example
    void longTextIsCutOffAndSaysByHowMuch() {
        assertThat(ForeignText.line("x".repeat(1_000_000)))
                .isEqualTo("x".repeat(2_000) + "... (998,000 more characters)");
        assertThat(ForeignText.line("abc\uD83D\uDE00d", 4)).isEqualTo("abc... (3 more characters)");
        assertThat(ForeignText.line("abcd", 4)).isEqualTo("abcd");
    }

    @Example
    void linesThatWerePutTogetherHereStayLines() {
        assertThat(ForeignText.lines("one\r\n  two \\u001b\n\u001bthree\r"))
                .isEqualTo("one\r\n  two \\u001b\n\\u001bthree\\r");
    }

    @Property
    void whateverItIsItStaysOnOneLineOfSeenCharactersAndCanBeHadBack(@ForAll("texts") String text) {
        String shown = ForeignText.line(text, Integer.MAX_VALUE);
        assertThat(shown.codePoints()).noneMatch(Unseen::is);
        assertThat(ForeignText.original(shown)).isEqualTo(text);
    }

    @Property
    void theLastDoorLetsNothingThroughThatActs(@ForAll("texts") String text) {
        assertThat(ForeignText.lines(text).replace("\r\n", "").replace("\n", "").codePoints())
                .noneMatch(Unseen::is);
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings()
                .withChars("\\un0123abf\n\r\t\u001b\u009b\u202e\u200b\u2028\uD83D\uDE00")
                .withCharRange('\u0000', '\uFFFF')
                .ofMaxLength(60);
    }
}
