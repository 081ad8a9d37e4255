package dk.fristvagt.api.page.overview;

/**
 * A rule's live obligations in a team or in all of them.
 *
 * @param heat {@code heat-1} to {@code heat-4} by how many are overdue, held against the most that
 *     any cell has; empty where none is
 * @param overdue how many; its link is null for none, and where lists may not be opened
 * @param dueSoon null for none
 */
public record Cell(String heat, Figure overdue, Figure dueSoon) {}
