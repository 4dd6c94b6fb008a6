/**
 * What is missing or contradictory in the record (DESIGN §7, API §5 {@code /quality}): one rule a
 * class or a statement, each a question to facts and entries. Event rules ask of what was held, but
 * for scheduled dates gone by.
 */
package org.entente.timeline.query.quality;
