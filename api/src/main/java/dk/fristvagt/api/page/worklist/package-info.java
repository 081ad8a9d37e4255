/** The worklists: which obligations are asked for, and how the list is shown. */
package dk.fristvagt.api.page.worklist;
