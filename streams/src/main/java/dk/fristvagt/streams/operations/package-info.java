/** What running streams say of themselves, for those who operate them. */
package dk.fristvagt.streams.operations;
