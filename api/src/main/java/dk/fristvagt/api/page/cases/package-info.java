/** A case on one page: who holds it, what happened, and which obligations came of it. */
package dk.fristvagt.api.page.cases;
