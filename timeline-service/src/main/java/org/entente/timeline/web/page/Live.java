package org.entente.timeline.web.page;

/**
 * What is announced while one reads.
 *
 * @param stream the address of the stream, from the change on that the page shows
 * @param entry the one event whose changes count, null where all do
 */
public record Live(String stream, String entry) {}
