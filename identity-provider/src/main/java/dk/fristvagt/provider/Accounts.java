package dk.fristvagt.provider;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** All whom the provider knows. */
record Accounts(List<Account> people, List<Account> programs) {

  Accounts {
    people = List.copyOf(people);
    programs = List.copyOf(programs);
  }

  Optional<Account> named(String name) {
    return Stream.concat(people.stream(), programs.stream())
        .filter(account -> account.name().equals(name))
        .findFirst();
  }
}
