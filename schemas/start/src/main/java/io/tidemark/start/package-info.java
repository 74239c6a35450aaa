/** The main method that every process of Tidemark's own has. */
package io.tidemark.start;
