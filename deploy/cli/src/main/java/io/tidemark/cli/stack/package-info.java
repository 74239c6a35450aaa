/** The commands that run a stack here, with the demo on it or without, and say how it is. */
package io.tidemark.cli.stack;
