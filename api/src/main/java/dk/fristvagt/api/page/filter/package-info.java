/** What a page can be limited to: forms that ask for the same page with other parameters. */
package dk.fristvagt.api.page.filter;
