/** The wall screen: a few numbers and a bar per team, to be read from across a room. */
package dk.fristvagt.api.page.wall;
