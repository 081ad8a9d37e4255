/** Why an obligation has the status it has, step by step, in Danish and English. */
package dk.fristvagt.rules.explanation;
