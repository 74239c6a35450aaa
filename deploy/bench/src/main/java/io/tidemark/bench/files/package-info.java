/** What runs leave on the disk, until they have ended. */
package io.tidemark.bench.files;
