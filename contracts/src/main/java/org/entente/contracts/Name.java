package org.entente.contracts;

import org.entente.contracts.Shape.Language;
import org.entente.contracts.Shape.OneOf;
import org.entente.contracts.Shape.Period;
import org.entente.contracts.Shape.Required;

/** A name in a language over a period; without {@code kind} it is official (API §5). */
public record Name(
    @Required String name,
    @Language String lang,
    @Period String period,
    @OneOf({"official", "former", "alias", "short"}) String kind) {}
