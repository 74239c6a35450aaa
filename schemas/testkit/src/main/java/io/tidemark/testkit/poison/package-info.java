/**
 * The words that classes of poison are written in: bad and strange records that a running stack has to outlive, for
 * every topic that a process reads, each with what must become of it.
 */
package io.tidemark.testkit.poison;
