/**
 * From records to entries: one pure function, {@link EntryAssembly}, and what it needs to know.
 *
 * <p>The live refresh and the rebuild give it the newest facts, readers as of a time those recorded
 * up to then; so the past never depends on the order in which things arrived.
 */
package org.entente.timeline.entry;
