package org.entente.contracts;

import org.entente.contracts.Shape.Required;

/** The value by which another scheme knows the same thing. */
public record Identifier(@Required String scheme, @Required String value) {}
