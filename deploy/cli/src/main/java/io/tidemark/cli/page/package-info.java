/** Pages of HTML that show drift, of files and of live traffic. */
package io.tidemark.cli.page;
