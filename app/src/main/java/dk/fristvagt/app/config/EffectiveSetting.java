package dk.fristvagt.app.config;

/**
 * What holds, and why.
 *
 * @param value as it was written; empty where nothing was; of a secret only that there is one
 */
public record EffectiveSetting(String key, String value, Origin origin) {}
