package org.entente.timeline.query.quality;

/**
 * Something to look at.
 *
 * @param subject whose record it is: {@code event/x}
 * @param pointer the field of that record (RFC 6901); one finding a rule, subject and pointer
 */
public record Finding(String rule, String subject, String pointer, String detail) {}
