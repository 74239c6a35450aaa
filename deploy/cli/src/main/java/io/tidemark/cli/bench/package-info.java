/** The command that measures, and the benchmarks as it finds them on its class path. */
package io.tidemark.cli.bench;
