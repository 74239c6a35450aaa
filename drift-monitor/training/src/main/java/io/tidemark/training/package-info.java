/**
 * One retraining from rows to a finding: split by time, search, train, compare, guard. Knows no log and no process;
 * who asks brings rows, a clock and a champion.
 */
package io.tidemark.training;
