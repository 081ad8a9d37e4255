package dk.fristvagt.streams.view;

import java.time.LocalDate;

/** Notifications are counted by municipality and local date. */
public record NotificationsKey(String municipality, LocalDate day) {}
