/**
 * What the timeline should say, computed the plain way from the records alone: no tables, no
 * increments, nothing of the service's own code but the dates. Slow and easy to read.
 */
package org.entente.endtoend.oracle;
