/**
 * The pages (API §8): made on the server, working without script. Every text of a record is escaped
 * by the template engine; every address of a record passes {@link
 * org.entente.timeline.web.page.Outside}.
 */
package org.entente.timeline.web.page;
