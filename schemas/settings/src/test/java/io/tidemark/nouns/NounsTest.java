package io.tidemark.nouns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class NounsTest {

    private static final Nouns MACHINES =
            new Nouns(Map.of("event", "reading", "positive", "outage", "customer", "m 1"));

    @Test
    void aTextIsFilledWithTheWordsOfItsDomain() {
        String text =
                "{Event} by {event}: of %,d {events} %,d are {positives}, and {a positive} is {a event} of {customer}";
        assertThat(Nouns.USUAL.in(text))
                .isEqualTo(
                        "Transaction by transaction: of %,d transactions %,d are frauds, and a fraud is a transaction"
                                + " of customer");
        assertThat(MACHINES.in(text))
                .isEqualTo("Reading by reading: of %,d readings %,d are outages, and an outage is a reading of m 1");
    }

    @Test
    void manyAreCalledAsOneIsUnlessTheyHaveAWordOfTheirOwn() {
        assertThat(new Nouns(Map.of("event", "body")).of(Noun.EVENTS)).isEqualTo("bodys");
        assertThat(new Nouns(Map.of("event", "body", "events", "bodies")).of(Noun.EVENTS))
                .isEqualTo("bodies");
        assertThat(new Nouns(Map.of("events", "bodies")).of(Noun.EVENT)).isEqualTo("transaction");
        assertThat(Nouns.USUAL.in("{ranked} precision")).isEqualTo("card precision");
        assertThat(MACHINES.in("{ranked} precision")).isEqualTo("m 1 precision");
    }

    @ParameterizedTest
    @EnumSource(Noun.class)
    void anotherDomainBeginsWithWhatIsScoredAndWhatIsLookedFor(Noun noun) {
        boolean another = noun.word().startsWith("event") || noun.word().startsWith("positive");
        assertThat(new Nouns(Map.of(noun.word(), "bee")).areOfPayments()).isEqualTo(!another);
        assertThat(Nouns.USUAL.areOfPayments()).isTrue();
    }

    @Test
    void entitiesOfSeveralFieldsAreNamedOneByOneAndStrangersNamesStay() {
        assertThat(MACHINES.ofEntity("customer")).isEqualTo("m 1");
        assertThat(MACHINES.ofEntity("customer x terminal x attributes.event"))
                .isEqualTo("m 1 and terminal and attributes.event");
        assertThat(Nouns.USUAL.ofEntity("customer x channel")).isEqualTo("customer and channel");
    }

    @ParameterizedTest
    @EnumSource(Noun.class)
    void everyNounCanBeSaidAndIsUsed(Noun noun) {
        Nouns own = new Nouns(Map.of(noun.word(), "bee"));
        assertThat(own.of(noun)).isEqualTo("bee");
        assertThat(own.in("{" + noun.word() + "}")).isEqualTo("bee");
        assertThat(own.areUsual()).isFalse();
        assertThat(Nouns.USUAL.of(noun)).isEqualTo(noun.usual());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " x", "x ", "100%s", "a|b", "{event}", "1st", "a\nb", "<b>", "a_b", "\u001b[31m", "`x`"})
    void whatCouldMeanSomethingElseInAFormatAPageOrATerminalIsNoNoun(String noun) {
        assertThat(Nouns.problem("event", noun)).get().asString().startsWith("this is no noun; use at most 40");
        assertThatThrownBy(() -> new Nouns(Map.of("event", noun))).hasMessageStartingWith("event: this is no noun");
    }

    @Test
    void wordsOfManyLanguagesAreNouns() {
        Nouns own = new Nouns(Map.of("event", "Überweisung", "positive", "l'échec", "customer", "two-way valve 7"));
        assertThat(own.in("{a event}, {positive}, {Customer}")).isEqualTo("a Überweisung, l'échec, Two-way valve 7");
        assertThat(Nouns.problem("event", "x".repeat(41))).isPresent();
    }

    @Test
    void aWordThatNoTextSpeaksOfIsToldWithWhatWasProbablyMeant() {
        assertThat(Nouns.problem("evnt", "reading")).contains("no text speaks of it; did you mean 'event'?");
        assertThatThrownBy(() -> Nouns.USUAL.in("{nobody}")).hasMessage("there is no noun {nobody}");
    }
}
