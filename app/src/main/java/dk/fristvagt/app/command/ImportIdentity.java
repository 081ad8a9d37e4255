package dk.fristvagt.app.command;

import dk.fristvagt.app.runtime.ImportFiles;
import dk.fristvagt.sources.files.FileContent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Optional;

/** What makes an import the same import when it is run again: mapping, target and files. */
final class ImportIdentity {

  private static final int NAME_LENGTH = 16;

  private final ImportFiles files;
  private final TargetOptions target;
  private final TopicOptions topics;

  ImportIdentity(ImportFiles files, TargetOptions target, TopicOptions topics) {
    this.files = files;
    this.target = target;
    this.topics = topics;
  }

  /** Mapping and target. */
  String text() {
    String where = target.isEmbedded() ? "data" : target.connection().bootstrapServers();
    return "mapping " + files.mapping() + ", " + where + ", " + topics.names().caseChanges();
  }

  /** The one that was asked for, else one of its own in the data directory, else none. */
  Optional<Path> resumeFile(Path wanted) {
    if (wanted != null) {
      return Optional.of(wanted);
    }
    if (!target.isEmbedded()) {
      return Optional.empty();
    }
    StringBuilder all = new StringBuilder(text());
    files.files().forEach(file -> all.append('\n').append(file.path().toAbsolutePath()));
    byte[] digest = FileContent.newSha256().digest(all.toString().getBytes(StandardCharsets.UTF_8));
    String name = HexFormat.of().formatHex(digest).substring(0, NAME_LENGTH);
    return Optional.of(target.dataDirectory().root().resolve("imports").resolve(name + ".json"));
  }
}
