package dk.fristvagt.streams.accesslog;

import dk.fristvagt.schemas.v1.AccessRecorded;
import java.time.Instant;

/**
 * A record of the log.
 *
 * @param position its place; a later record has a greater one
 * @param recordedAt when the log got it
 */
public record LoggedAccess(long position, Instant recordedAt, AccessRecorded access) {}
