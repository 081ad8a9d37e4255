package dk.fristvagt.streams.accesslog;

import dk.fristvagt.schemas.v1.AccessRecorded;
import java.util.function.LongConsumer;

/** What a record can be looked up by, each as a number of 64 bits; two may share one. */
final class AccessTerms {

  private static final char CASE = 'c';
  private static final char CHILD = 'b';
  private static final char SUBJECT = 's';

  /** FNV-1a's, and the finaliser of SplitMix64, which spreads what FNV leaves close together. */
  private static final long OFFSET_BASIS = 0xcbf29ce484222325L;

  private static final long PRIME = 0x100000001b3L;
  private static final long MIX_1 = 0xbf58476d1ce4e5b9L;
  private static final long MIX_2 = 0x94d049bb133111ebL;

  private AccessTerms() {}

  static long ofCase(String municipality, String caseId) {
    return hash(CASE, municipality + '/' + caseId);
  }

  static long ofChild(String pseudonym) {
    return hash(CHILD, pseudonym);
  }

  static long ofSubject(String subject) {
    return hash(SUBJECT, subject);
  }

  static void forEach(AccessRecorded access, LongConsumer consumer) {
    consumer.accept(ofSubject(access.getSubject()));
    access
        .getCases()
        .forEach(one -> consumer.accept(ofCase(one.getMunicipality(), one.getCaseId())));
    access.getChildren().forEach(child -> consumer.accept(ofChild(child)));
  }

  private static long hash(char kind, String text) {
    long hash = (OFFSET_BASIS ^ kind) * PRIME;
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * PRIME;
    }
    hash = (hash ^ (hash >>> 30)) * MIX_1;
    hash = (hash ^ (hash >>> 27)) * MIX_2;
    return hash ^ (hash >>> 31);
  }
}
