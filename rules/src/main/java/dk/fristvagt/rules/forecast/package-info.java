/**
 * How many obligations will be breached: Kaplan–Meier curves of how long obligations stay open, and
 * what they say of those that are open now. Pure: no clock, no input or output.
 */
package dk.fristvagt.rules.forecast;
