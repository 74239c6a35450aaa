package io.tidemark.scoring.policy.rule;

import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.CelCall;
import io.tidemark.scoring.policy.node.Whole;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.function.ToLongFunction;

/** Points in time and their parts, counted as CEL counts them: months from 0, days of a month from 1, Sunday is 0. */
final class Times {

    private static final int DAYS_OF_A_WEEK = 7;

    private static final Map<String, ToLongFunction<ZonedDateTime>> PARTS = Map.of(
            "getFullYear", ZonedDateTime::getYear,
            "getMonth", time -> time.getMonthValue() - 1L,
            "getDate", ZonedDateTime::getDayOfMonth,
            "getDayOfWeek", time -> time.getDayOfWeek().getValue() % DAYS_OF_A_WEEK,
            "getHours", ZonedDateTime::getHour,
            "getMinutes", ZonedDateTime::getMinute);

    private final Translator translator;

    Times(Translator translator) {
        this.translator = translator;
    }

    Whole part(CelExpr expression, CelCall call) throws ConditionException {
        ToLongFunction<ZonedDateTime> part = PARTS.get(call.function());
        if (part == null || call.target().isEmpty()) {
            throw translator.unknown(expression, call);
        }
        ZoneId zone = call.args().isEmpty() ? ZoneOffset.UTC : zone(Translator.argument(call, 0));
        return Whole.part(translator.whole(call.target().get()), zone, part);
    }

    private ZoneId zone(CelExpr expression) throws ConditionException {
        String name = translator.constantText(expression);
        try {
            return ZoneId.of(name);
        } catch (DateTimeException e) {
            throw translator.refused(
                    expression, "'" + name + "' is no time zone", "write UTC or a region such as Europe/Berlin");
        }
    }

    Whole literal(CelExpr expression, CelCall call) throws ConditionException {
        String text = translator.constantText(Translator.argument(call, 0));
        try {
            return Whole.constant(Instant.parse(text).toEpochMilli());
        } catch (DateTimeParseException | ArithmeticException e) {
            throw translator.refused(
                    expression, "'" + text + "' is no point in time", "write it as in 2026-12-01T00:00:00Z");
        }
    }
}
