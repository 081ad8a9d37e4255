/** A real OpenID provider for tests, and somebody who signs in at it. */
package dk.fristvagt.provider;
