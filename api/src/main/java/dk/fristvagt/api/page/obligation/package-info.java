/** An obligation on one page: why it has the status it has. */
package dk.fristvagt.api.page.obligation;
