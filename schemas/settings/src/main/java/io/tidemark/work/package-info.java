/** How far a long piece of work has come: whoever does it counts, whoever has a terminal shows it. */
package io.tidemark.work;
