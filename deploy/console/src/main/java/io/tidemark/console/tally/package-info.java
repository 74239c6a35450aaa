/** Sliding counts of bounded size; they know no log, no clock and no page. */
package io.tidemark.console.tally;
