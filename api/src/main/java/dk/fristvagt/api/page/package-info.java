/** The pages: what they show, in words and numbers ready to be set, and how they are rendered. */
package dk.fristvagt.api.page;
