/** The help on each page and the accessibility statement, written as Markdown. */
package dk.fristvagt.api.page.help;
