package io.tidemark.scoring.policy.rule;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.CelCall;
import io.tidemark.scoring.policy.node.Text;
import io.tidemark.scoring.policy.node.Truth;

/** The functions that look into texts. */
final class Texts {

    /** Characters of a pattern: its size bounds the cost per character of a text. */
    private static final int LONGEST_PATTERN = 200;

    private Texts() {}

    static Truth test(Translator at, CelExpr expression, CelCall call) throws ConditionException {
        boolean asMethod = call.target().isPresent();
        CelExpr subject = asMethod ? call.target().get() : Translator.argument(call, 0);
        CelExpr argument = Translator.argument(call, asMethod ? 0 : 1);
        Text text = at.text(subject);
        return switch (call.function()) {
            case "startsWith" -> Text.compared(String::startsWith, text, at.text(argument));
            case "endsWith" -> Text.compared(String::endsWith, text, at.text(argument));
            case "contains" -> Text.compared(String::contains, text, at.text(argument));
            case "matches" -> Text.matched(text, pattern(at, argument));
            default -> throw at.unknown(expression, call);
        };
    }

    private static Pattern pattern(Translator at, CelExpr argument) throws ConditionException {
        String text = at.constantText(argument);
        if (text.length() > LONGEST_PATTERN) {
            throw at.refused(
                    argument,
                    "the pattern has " + text.length() + " characters, more than " + LONGEST_PATTERN,
                    "use a list, or several rules");
        }
        try {
            return Pattern.compile(text);
        } catch (PatternSyntaxException e) {
            throw at.refused(
                    argument,
                    "'" + text + "' is no pattern of RE2 (" + e.getDescription() + ")",
                    "look-ahead and back references are not part of it");
        }
    }
}
