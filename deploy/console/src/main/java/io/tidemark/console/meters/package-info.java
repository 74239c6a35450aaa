/** What the console counts. */
package io.tidemark.console.meters;
