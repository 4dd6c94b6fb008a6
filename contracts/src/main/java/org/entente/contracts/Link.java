package org.entente.contracts;

import org.entente.contracts.Shape.Required;
import org.entente.contracts.Shape.Url;

/** An address that says more; linked, never fetched. */
public record Link(@Required @Url String url, String title) {}
