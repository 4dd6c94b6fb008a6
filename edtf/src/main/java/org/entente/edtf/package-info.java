/**
 * The Extended Date/Time Format, levels 0, 1 and 2: the Library of Congress specification of 4
 * February 2019 first, then ISO 8601-2:2019.
 *
 * <p>Start at {@link org.entente.edtf.Edtf#parse(String)}. Every value is immutable, equal by value
 * and safe for any thread. Days are counted on the proleptic Gregorian calendar, as {@link
 * java.time.LocalDate} does.
 */
package org.entente.edtf;
