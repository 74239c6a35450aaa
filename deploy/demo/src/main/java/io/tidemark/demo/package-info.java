/** The demonstration: the whole stack under simulated traffic, watched and counted from its topics. */
package io.tidemark.demo;
