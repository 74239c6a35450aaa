/** What became of each model, told for people who are no engineers. */
package io.tidemark.cli.story;
