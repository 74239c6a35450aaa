/** Reading topics for people: from a place on, to the present end or for ever, decoded. */
package io.tidemark.cli.reading;
