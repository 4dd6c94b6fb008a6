/** The real browser that tests look at pages with. */
package org.entente.browser;
