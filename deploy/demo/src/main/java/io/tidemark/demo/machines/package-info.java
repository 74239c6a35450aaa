/**
 * Simulated machines of the project's own, whose readings tell that they wear out before they fail: a domain other than
 * payments. Everything follows from one seed.
 */
package io.tidemark.demo.machines;
