/** What was buried: read, counted, and told with what became of it. */
package io.tidemark.cli.deadletters.letter;
