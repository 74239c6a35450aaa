/** Which application decides the transactions of a prefix: one alone, written into the log, and taken over in order. */
package io.tidemark.scoring.app.owner;
