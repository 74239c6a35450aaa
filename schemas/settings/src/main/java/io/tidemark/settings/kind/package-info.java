/** What settings take: how texts become values and values texts. One dialect for all processes. */
package io.tidemark.settings.kind;
