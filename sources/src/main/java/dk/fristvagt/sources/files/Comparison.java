package dk.fristvagt.sources.files;

/**
 * What importing facts would do to a log. Facts are told apart by hashes of 64 bits: of fifty
 * million, two are taken for one with a probability of less than one in ten thousand.
 *
 * @param cases the files' cases
 * @param children the files' children, where a fact names one
 * @param repeated records that the files hold more than once, with the same content
 * @param added facts of events that the log does not have
 * @param newRevisions facts of events that the log has with lower revisions only
 * @param equal facts that the log has already
 * @param older facts whose event the log has with a higher revision
 * @param conflicting facts whose event and revision the log or the files hold with other content:
 *     of these the one with the earlier registration wins, whatever the import does
 */
public record Comparison(
    long cases,
    long children,
    long repeated,
    long added,
    long newRevisions,
    long equal,
    long older,
    long conflicting) {}
