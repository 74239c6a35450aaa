/** The commands about what was buried: listed, shown, and sent again. */
package io.tidemark.cli.deadletters;
