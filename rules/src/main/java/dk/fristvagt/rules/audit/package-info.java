/** Which cases to audit: random samples that anybody can draw again. Pure. */
package dk.fristvagt.rules.audit;
