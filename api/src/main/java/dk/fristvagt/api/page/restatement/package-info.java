/** Why closed months are no longer what they were, and how late things are typed in. */
package dk.fristvagt.api.page.restatement;
