package io.tidemark.console.panel;

import io.tidemark.schemas.Money;
import io.tidemark.schemas.door.Currencies;
import java.math.BigDecimal;

/** Numbers as JSON can say them. */
final class Figures {

    private Figures() {}

    /** JSON has no NaN and no infinity: null stands for them, as for what is not known. */
    static Double finite(Double value) {
        return value != null && Double.isFinite(value) ? value : null;
    }

    /** An amount in major units with its currency. A currency that nobody knows is shown in minor units. */
    static String money(Money money) {
        String code = money.getCurrency();
        return Currencies.minorUnitsPerMajor(code)
                .map(scale -> BigDecimal.valueOf(money.getMinorUnits(), (int) Math.round(Math.log10(scale)))
                                .toPlainString()
                        + " " + code)
                .orElseGet(() -> money.getMinorUnits() + " minor units of " + code);
    }
}
