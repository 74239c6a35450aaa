/** The panels: each takes records and says what it shows. To add one, write it and name it in {@code Panels}. */
package io.tidemark.console.panel;
