/** Rules in words, Danish and English. */
package dk.fristvagt.rules.catalogue.text;
