package io.tidemark.features.files;

import io.tidemark.schemas.Transaction;
import io.tidemark.schemas.Verdict;
import java.time.LocalDate;
import java.util.Optional;

/**
 * One transaction of a file.
 *
 * @param line where the row starts, the header being line 1
 * @param verdict FRAUD or GENUINE as the file knows it with hindsight; empty if it does not say
 * @param day of the event time in the mapping's zone
 */
public record Row(long line, Transaction transaction, Optional<Verdict> verdict, LocalDate day) {

    public String customer() {
        return transaction.getCustomerId();
    }

    public boolean fraud() {
        return verdict.equals(Optional.of(Verdict.FRAUD));
    }
}
