/** The tables of a generation, which the projection writes and queries read: their names. */
package org.entente.timeline.tables;
