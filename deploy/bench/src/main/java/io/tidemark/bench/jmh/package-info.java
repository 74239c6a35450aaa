/**
 * What one event costs the engine, by JMH: a class for each thing that the cost might depend on. JMH makes the classes'
 * forks and needs them public; {@code tidemark bench algebra} runs them.
 */
package io.tidemark.bench.jmh;
