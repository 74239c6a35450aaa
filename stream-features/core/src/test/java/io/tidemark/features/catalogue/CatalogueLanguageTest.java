package io.tidemark.features.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tidemark.features.catalogue.field.Condition;
import io.tidemark.features.catalogue.field.Condition.Operator;
import io.tidemark.features.catalogue.field.Field;
import io.tidemark.features.catalogue.field.Filter;
import io.tidemark.features.yaml.Problem;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CatalogueLanguageTest {

    private static final String EVERYTHING =
            """
            name: everything
            zone: Europe/Brussels
            currency: EUR
            dictionaries:
              channel: [online, chip]
              attributes.segment: [retail]
            features:
              - {name: amount, transform: amount, meaning: what is paid}
              - {name: channel, transform: code, of: channel}
              - {name: mean_30d, entity: customer, aggregate: mean, window: 30d, itself: excluded}
              - {name: online_share, entity: customer, aggregate: share, where: "channel = 'online'", window: 7d}
              - {name: big, entity: customer, aggregate: count, where: "amount >= 99.5 and channel in ('chip', 'online')", window: 1h}
              - {name: terminals, entity: customer, aggregate: distinct, of: terminal, exact_up_to: 500, window: 7d}
              - {name: pair, entity: [customer, terminal], aggregate: count, window: 30d}
              - {name: last_segment, entity: device, aggregate: last, of: attributes.segment, window: 30d}
              - {name: speed, entity: customer, aggregate: velocity, window: 1d}
              - {name: usual, entity: customer, aggregate: most_frequent, of: channel, window: 30d}
              - {name: to_mean, ratio: amount, to: mean_30d}
            """;

    @Test
    void everyFormOfAFeatureIsRead() {
        Catalogue catalogue = CatalogueReader.read(EVERYTHING);
        assertThat(catalogue.featureNames()).hasSize(11);
        assertThat(catalogue.entities()).containsExactly("customer", "customer x terminal", "device");
        assertThat(catalogue.stages()).containsExactly("customer x terminal", "device", "customer");
        assertThat(window(catalogue, "big").where())
                .isEqualTo(Filter.of(
                        Condition.amount(Operator.AT_LEAST, 99.5),
                        Condition.text(new Field("channel"), Operator.IN, "chip", "online")));
        assertThat(window(catalogue, "terminals").exactUpTo()).isEqualTo(500);
        assertThat(window(catalogue, "usual").exactUpTo()).isEqualTo(WindowFeature.EXACT_UP_TO);
        assertThat(window(catalogue, "speed").includesItself()).isFalse();
        assertThat(window(catalogue, "mean_30d").window()).isEqualTo(Duration.ofDays(30));
        assertThat(catalogue.dictionary(new Field("channel")).code("chip")).isEqualTo(2);
        assertThat(catalogue.dictionary(new Field("channel")).code("fax")).isEqualTo(-1);
        assertThat(catalogue.dictionary(new Field("channel")).code((String) null))
                .isNaN();
    }

    @Test
    void everyShippedCatalogueIsReadAndTheLongestWindowsEndWhereTheirLabelsAreKnown() {
        for (String name : CatalogueReader.SHIPPED) {
            Catalogue catalogue = CatalogueReader.shipped(name);
            assertThat(catalogue.name()).isEqualTo(name);
            assertThat(catalogue.features())
                    .filteredOn(feature -> feature instanceof WindowFeature window
                            && window.aggregate().needsLabels())
                    .isNotEmpty()
                    .allSatisfy(feature ->
                            assertThat(((WindowFeature) feature).delay()).isGreaterThanOrEqualTo(Duration.ofDays(7)));
        }
    }

    @Test
    void theHashFollowsWhatIsComputedAndNothingElse() {
        String hash = CatalogueReader.read(EVERYTHING).hash();
        assertThat(hash(EVERYTHING.replace("what is paid", "the price"))).isEqualTo(hash);
        assertThat(hash(EVERYTHING.replace("('chip', 'online')", "( 'online','chip' )")))
                .isEqualTo(hash);
        assertThat(hash(EVERYTHING.replace("99.5", "99.50"))).isEqualTo(hash);
        for (String[] change : List.of(
                new String[] {"99.5", "99"},
                new String[] {"[online, chip]", "[chip, online]"},
                new String[] {"currency: EUR", "currency: USD"},
                new String[] {"exact_up_to: 500", "exact_up_to: 400"},
                new String[] {"[customer, terminal]", "[terminal, customer]"},
                new String[] {"of: terminal", "of: device"},
                new String[] {"ratio: amount", "ratio: speed"})) {
            assertThat(hash(EVERYTHING.replace(change[0], change[1])))
                    .as(change[1])
                    .isNotEqualTo(hash);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
        {name: a, entity: customer, aggregate: count, window: 1d, where: "amount = 'x'"} | 'x' stands where a number was expected
        {name: a, entity: customer, aggregate: count, window: 1d, where: "channel > 3"} | 'channel' cannot be compared with '>'
        {name: a, entity: customer, aggregate: count, window: 1d, where: "channel = 3"} | '3' stands where a text in single quotes was expected
        {name: a, entity: customer, aggregate: count, window: 1d, where: "chanel = 'x'"} | unknown field 'chanel'; did you mean 'channel'?
        {name: a, entity: customer, aggregate: count, window: 1d, where: "channel = 'x' or amount > 1"} | 'or' stands where 'and' or the end was expected
        {name: a, entity: customer, aggregate: count, window: 1d, where: "channel in 'x'"} | 'x' stands where '(' was expected
        {name: a, entity: customer, aggregate: count, window: 1d, where: "channel ="} | the filter ends where a text
        {name: a, entity: customer, aggregate: count, window: 1d, where: "channel ~ 'x'"} | cannot be read from
        {name: a, entity: customer, aggregate: count, window: 1d, where: "currency = 'EURO'"} | 'EURO' is no ISO 4217 currency
        {name: a, entity: customer, aggregate: sum, window: 1d} | amounts of several events would meet
        {name: a, entity: customer, aggregate: max, window: 1d, where: "currency != 'EUR'"} | amounts of several events would meet
        {name: a, entity: customer, aggregate: count, window: 0s} | the window is 0
        {name: a, entity: customer, aggregate: count, window: 30d, delay: 371d} | reach back further than 400 days
        {name: a, entity: customer, aggregate: count, of: channel, window: 1d} | 'count' is made of no field
        {name: a, entity: customer, aggregate: sum, of: channel, window: 1d} | 'sum' cannot be made of 'channel'
        {name: a, entity: customer, aggregate: distinct, of: amount, window: 1d} | 'distinct' cannot be made of 'amount'
        {name: a, entity: customer, aggregate: distinct, window: 1d} | 'of' is missing
        {name: a, entity: customer, aggregate: distinct, of: terminl, window: 1d} | unknown field 'terminl'; did you mean 'terminal'?
        {name: a, entity: customer, aggregate: distinct, of: terminal, exact_up_to: 3, window: 1d} | '3' is no number from 16 to 10000
        {name: a, entity: customer, aggregate: entropy, of: terminal, exact_up_to: 30, window: 1d} | 'entropy' has no bound
        {name: a, entity: customer, aggregate: most_frequent, of: terminal, window: 1d} | 'terminal' has no dictionary
        {name: a, entity: customer, aggregate: last, of: terminal, window: 1d} | 'terminal' has no dictionary
        {name: a, entity: customer, aggregate: share, window: 1d} | 'where' is missing
        {name: a, entity: amount, aggregate: count, window: 1d} | 'amount' is no text
        {name: a, entity: [customer, customer], aggregate: count, window: 1d} | a field stands twice in the entity
        {name: a, aggregate: count, window: 1d} | 'entity' is missing
        {name: a, entity: customer, aggregate: velocity, window: 1d, delay: 1h} | is about the event before this one; remove 'delay'
        {name: a, entity: customer, aggregate: seconds_since_last, window: 1d, itself: included} | remove 'itself'
        {name: a, transform: hour} | depends on a time zone
        {name: a, transform: code, of: device} | 'device' has no dictionary
        {name: a, transform: code} | 'of' is missing
        {name: a, transform: number} | 'of' is missing
        {name: a, transform: number, of: amount} | 'amount' is no text
        {name: a, transform: number, of: attributes.} | unknown field 'attributes.'
        {name: a, transform: amount, of: channel} | 'amount' is made of no field
        {name: a, ratio: b, to: first} | names the feature 'b', which is not there
        {name: first, transform: amount} | 'first' is also the name of line 5
        {name: 'a,b', transform: amount} | would break the header of a CSV file
        """)
    void whatMakesNoSenseIsRefusedWithItsReason(String entry, String reason) {
        String yaml =
                "name: x\ndictionaries:\n  channel: [a]\nfeatures:\n  - {name: first, transform: amount}\n  - " + entry;
        assertThat(problems(yaml)).singleElement().satisfies(problem -> {
            assertThat(problem.toString()).contains(reason);
            assertThat(problem.line()).isEqualTo(6);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"  amount: [a]", "  chanel: [a]", "  channel: []", "  channel: [a, b, a]"})
    void aDictionaryThatCannotBeUsedIsRefused(String dictionary) {
        String yaml = "name: x\ndictionaries:\n" + dictionary + "\nfeatures:\n  - {name: first, transform: amount}\n";
        assertThat(problems(yaml)).singleElement().extracting(Problem::line).isEqualTo(3);
    }

    @Test
    void aRatioOfARatioAndAnUnknownCurrencyAreRefusedTogether() {
        String yaml =
                """
                name: x
                currency: EURO
                features:
                  - {name: a, transform: amount}
                  - {name: r, ratio: a, to: a}
                  - {name: s, ratio: r, to: a}
                """;
        assertThat(problems(yaml)).extracting(Problem::line).containsExactly(2, 6);
    }

    @Test
    void moreFiltersThanThereAreBitsAreRefused() {
        String yaml = IntStream.range(0, 63)
                .mapToObj(i -> "  - {name: f" + i
                        + ", entity: terminal, aggregate: count, window: 1d, where: \"amount > " + i + "\"}")
                .collect(Collectors.joining("\n", "name: x\nfeatures:\n", "\n"));
        assertThat(problems(yaml)).singleElement().asString().contains("more than 62 different filters");
    }

    @Test
    void moreThanAVectorHoldsIsRefused() {
        String features = IntStream.rangeClosed(0, 2_000)
                .mapToObj(i -> "  - {name: f" + i + ", transform: amount}")
                .collect(Collectors.joining("\n", "name: x\nfeatures:\n", "\n"));
        assertThat(problems(features)).singleElement().asString().contains("2001 features", "line 2003");
        String name = "x".repeat(101);
        assertThat(problems("name: x\nfeatures:\n  - {name: " + name + ", transform: amount}\n"))
                .singleElement()
                .asString()
                .contains("more than 100 characters");
        assertThat(problems("name: x\nfeatures:\n  - {name: n, entity: attributes." + name
                        + ", aggregate: count, window: 1d}\n"))
                .singleElement()
                .asString()
                .contains("entity whose name");
        String entities = IntStream.range(0, 64)
                .mapToObj(i -> "  - {name: f" + i + ", entity: attributes.a" + i + ", aggregate: count, window: 1d}")
                .collect(Collectors.joining("\n", "name: x\nfeatures:\n", "\n"));
        assertThat(problems(entities)).singleElement().asString().contains("65 entities");
    }

    private static WindowFeature window(Catalogue catalogue, String name) {
        return (WindowFeature) catalogue.features().get(catalogue.featureNames().indexOf(name));
    }

    private static String hash(String yaml) {
        return CatalogueReader.read(yaml).hash();
    }

    private static List<Problem> problems(String yaml) {
        return catchThrowableOfType(InvalidCatalogueException.class, () -> CatalogueReader.read(yaml))
                .problems();
    }
}
