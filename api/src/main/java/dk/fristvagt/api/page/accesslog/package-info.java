/** The page of those who see who looked at what. */
package dk.fristvagt.api.page.accesslog;
