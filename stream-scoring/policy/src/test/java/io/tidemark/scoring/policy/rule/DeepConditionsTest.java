package io.tidemark.scoring.policy.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.scoring.policy.Policies;
import io.tidemark.scoring.policy.file.PolicyReader;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Short texts over which a parser recurses deeply, in a thread with less room than any that reads a policy. */
class DeepConditionsTest {

    private static final int STACK_BYTES = 512 << 10;

    private static final Language LANGUAGE = new Language(PolicyReader.vocabulary(Policies.CATALOGUE, Set.of()));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.-",
                "1.0+",
                "1.0 - ",
                "1.0-",
                "a.",
                "!",
                "-",
                "(",
                "!(",
                "score<",
                "true?1:",
                "[",
                "a[",
                "1 in ",
                "f(",
                "r'\\' - ",
                "//'\n1.-",
                "\"\"\"a\"\"\" + "
            })
    void aChainOfFourThousandCharactersIsRefusedWithASentence(String link) {
        String chain = link.repeat(Language.LONGEST / link.length());
        assertThatThrownBy(() -> compiled(chain)).cause().isInstanceOf(ConditionException.class);
        assertThatThrownBy(() -> compiled(chain.substring(0, chain.length() - link.length()) + "1.0 > 0.0"))
                .cause()
                .isInstanceOf(ConditionException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"true&&", "true||"})
    void aChainThatCelBalancesHasRoom(String link) throws Exception {
        String chain = link.repeat((Language.LONGEST - 4) / link.length()) + "true";

        assertThat(compiled(chain).nodes()).isGreaterThan(1_000);
    }

    private static Condition compiled(String text) throws Exception {
        CompletableFuture<Condition> result = new CompletableFuture<>();
        new Thread(
                        null,
                        () -> {
                            try {
                                result.complete(LANGUAGE.compile(text, new Slots()));
                            } catch (Throwable e) {
                                result.completeExceptionally(e);
                            }
                        },
                        "small",
                        STACK_BYTES)
                .start();
        return result.get(1, TimeUnit.MINUTES);
    }
}
