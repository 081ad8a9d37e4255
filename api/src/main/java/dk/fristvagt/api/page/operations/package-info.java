/** How the service itself is, for those who operate it. */
package dk.fristvagt.api.page.operations;
